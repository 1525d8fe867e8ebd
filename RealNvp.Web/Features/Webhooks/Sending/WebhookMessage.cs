using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using RealNvp.Data.Events;
using RealNvp.Data.Runs;
using RealNvp.Data.Webhooks;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Features.Notifications;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Hosting;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>Writes what is sent. A body is written once, when the event happens, and is the same in every attempt.</summary>
public sealed class WebhookMessage(IOptions<StudioOptions> options)
{
    private const int LongestReason = 300;
    private const string TestText = "A test from RealNVP Studio: messages arrive here.";

    private static readonly JsonSerializerOptions Json = SpecJson.Options;

    /// <param name="deliveryId">Id of the delivery, which the body names.</param>
    /// <param name="run">The run it tells of; null: it has been deleted, or it is no run's event.</param>
    public string Of(WebhookFormat format, string deliveryId, StudioEvent happened, RunRecord? run)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return format == WebhookFormat.Slack ? Slack(Sentence(happened, run)) : Write(new JsonObject
        {
            ["id"] = deliveryId,
            ["event"] = WebhookEvents.NameOf(happened.Kind),
            ["at"] = JsonValue.Create(happened.At),
            [happened.Kind == StudioEventKind.SweepEnded ? "sweep" : "run"] = Subject(happened, run),
        });
    }

    /// <summary>The message of "send a test".</summary>
    public static string Test(WebhookFormat format, string deliveryId, DateTime at) => format == WebhookFormat.Slack
        ? Slack(TestText)
        : Write(new JsonObject { ["id"] = deliveryId, ["event"] = WebhookEvents.NameOf(null), ["at"] = JsonValue.Create(at), ["message"] = TestText });

    private JsonObject Subject(StudioEvent happened, RunRecord? run)
    {
        var subject = new JsonObject { ["id"] = happened.SubjectId, ["name"] = happened.Title };
        if (happened.Kind != StudioEventKind.SweepEnded)
        {
            subject["status"] = WebhookEvents.NameOf(happened.Kind)["run.".Length..];
            subject["failureReason"] = happened.Detail;
            subject["deleted"] = run is null;
        }

        if (run is not null)
        {
            subject["dataset"] = run.DatasetName;
            subject["epoch"] = run.Epoch;
            subject["epochs"] = run.Epochs;
            subject["seconds"] = Number(run.Seconds);
            subject["bestValNll"] = Number(run.BestValNll);
            subject["bestEpoch"] = run.BestEpoch;
            subject["testNll"] = Number(run.TestNll);
            subject["testGap"] = Number(run.TestGap);
        }

        subject["url"] = run is null && happened.Kind != StudioEventKind.SweepEnded ? null : LinkTo(happened);
        return subject;
    }

    private string Sentence(StudioEvent happened, RunRecord? run)
    {
        var result = happened.Kind == StudioEventKind.RunCompleted && run?.BestValNll is { } best ? $": best validation NLL {Format.Nats(best)}" : "";
        var reason = happened.Detail is { Length: > 0 } detail ? ": " + Escape(ShortText.Of(detail, LongestReason)) : "";
        var link = (run is not null || happened.Kind == StudioEventKind.SweepEnded) && LinkTo(happened) is { } url ? $" <{url}|Open>" : "";
        return $"*{Escape(happened.Title)}* {NoticeWords.Verb(happened.Kind)}{result}{reason}{link}";
    }

    /// <summary>Only an address that was set is certain to lead here from outside.</summary>
    private string? LinkTo(StudioEvent happened) => options.Value.PublicUrl is { } address
        ? address.TrimEnd('/') + (happened.Kind == StudioEventKind.SweepEnded ? NoticeUrls.Sweep(happened.SubjectId) : RunUrls.Page(happened.SubjectId))
        : null;

    private static string Slack(string text) => Write(new JsonObject { ["text"] = text });

    /// <summary>Names are text: none calls a channel or makes a link.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null;

    private static string Write(JsonObject message) => message.ToJsonString(Json);
}
