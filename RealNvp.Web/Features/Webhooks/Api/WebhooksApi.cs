using System.Text.Json;
using RealNvp.Data.Webhooks;
using RealNvp.Engine;
using RealNvp.Web.Hosting;

namespace RealNvp.Web.Features.Webhooks.Api;

/// <summary>Receivers over REST: add, change, test, look at what was sent.</summary>
public static class WebhooksApi
{
    private const int MostListed = 100;

    public static void MapWebhooksApi(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup(WebhookUrls.Api).WithTags("Webhooks");
        webhooks.MapGet("", ListAsync)
            .WithName("listWebhooks").WithSummary("List the webhooks").WithDescription("Oldest first; never with their secrets.")
            .Produces<WebhookListResponse>();
        webhooks.MapPost("", CreateAsync)
            .WithName("createWebhook").WithSummary("Add a webhook")
            .WithDescription(
                "Body `{url, name?, format?, events?, enabled?}`. `format` is `json` (signed) or `slack`; `events` are of `run.completed`, `run.failed`, `run.cancelled`, `sweep.ended`. "
                + "The answer holds the `secret` of the signature, this one time.")
            .Accepts<JsonElement>("application/json")
            .Produces<WebhookResponse>(StatusCodes.Status201Created).ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);
        webhooks.MapGet("/{id}", FindAsync)
            .WithName("getWebhook").WithSummary("Read a webhook").WithDescription("Never with its secret.")
            .Produces<WebhookResponse>().ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapPatch("/{id}", UpdateAsync)
            .WithName("changeWebhook").WithSummary("Change a webhook")
            .WithDescription("Only what the body names is changed. Switched off (`enabled: false`), what waits to be sent is given up.")
            .Accepts<JsonElement>("application/json")
            .Produces<WebhookResponse>().ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapDelete("/{id}", DeleteAsync)
            .WithName("deleteWebhook").WithSummary("Delete a webhook").WithDescription("With what was sent and what waits.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        webhooks.MapPost("/{id}/secret", RenewAsync)
            .WithName("renewWebhookSecret").WithSummary("Make a new secret").WithDescription("The old one signs nothing more, from the next attempt on.")
            .Produces<SecretResponse>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        webhooks.MapPost("/{id}/test", TestAsync)
            .WithName("testWebhook").WithSummary("Send a test").WithDescription("Like any other message; `GET /webhooks/{id}/deliveries` tells what became of it.")
            .Produces<DeliveryResponse>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        webhooks.MapGet("/{id}/deliveries", ListDeliveriesAsync)
            .WithName("listDeliveries").WithSummary("List the last messages").WithDescription("Newest first, at most 100; they are kept for 30 days.")
            .Produces<DeliveryListResponse>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(IWebhookService webhooks, CancellationToken cancellationToken)
    {
        var items = (await webhooks.ListAsync(cancellationToken)).Select(WebhookResponse.Of).ToList();
        return TypedResults.Ok(new WebhookListResponse(items, items.Count));
    }

    private static async Task<IResult> CreateAsync(JsonElement body, IWebhookService webhooks, CancellationToken cancellationToken)
    {
        if (!webhooks.IsOn)
        {
            return Off();
        }

        var (wish, errors) = WebhookBody.Read(body);
        var saving = errors.Count > 0 ? new WebhookSaving(null, null, errors) : await webhooks.CreateAsync(wish, cancellationToken);
        return saving.Webhook is { } webhook
            ? TypedResults.Created($"{WebhookUrls.Api}/{webhook.Id}", WebhookResponse.Of(webhook) with { Secret = saving.Secret })
            : ApiProblems.Invalid(saving.Errors, "The webhook cannot be added");
    }

    private static async Task<IResult> FindAsync(string id, IWebhookService webhooks, CancellationToken cancellationToken) =>
        await webhooks.FindAsync(id, cancellationToken) is { } webhook ? TypedResults.Ok(WebhookResponse.Of(webhook)) : Missing(id);

    private static async Task<IResult> UpdateAsync(string id, JsonElement body, IWebhookService webhooks, CancellationToken cancellationToken)
    {
        var (wish, errors) = WebhookBody.Read(body);
        var saving = errors.Count > 0 ? new WebhookSaving(null, null, errors) : await webhooks.UpdateAsync(id, wish, cancellationToken);
        return saving.Webhook is { } webhook ? TypedResults.Ok(WebhookResponse.Of(webhook) with { Secret = saving.Secret })
            : saving.Errors.Count > 0 ? ApiProblems.Invalid(saving.Errors, "The webhook cannot be changed")
            : Missing(id);
    }

    private static async Task<IResult> DeleteAsync(string id, IWebhookService webhooks, CancellationToken cancellationToken) =>
        await webhooks.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : Missing(id);

    private static async Task<IResult> RenewAsync(string id, IWebhookService webhooks, CancellationToken cancellationToken) =>
        await webhooks.RenewSecretAsync(id, cancellationToken) is { } secret ? TypedResults.Ok(new SecretResponse(secret))
        : await webhooks.FindAsync(id, cancellationToken) is { Format: WebhookFormat.Slack } ? ApiProblems.Conflict("Messages in the format slack are not signed: there is no secret.")
        : Missing(id);

    private static async Task<IResult> TestAsync(string id, IWebhookService webhooks, CancellationToken cancellationToken)
    {
        if (!webhooks.IsOn)
        {
            return Off();
        }

        return await webhooks.TestAsync(id, cancellationToken) is { } delivery ? TypedResults.Accepted($"{WebhookUrls.Api}/{id}/deliveries", DeliveryResponse.Of(delivery))
            : await webhooks.FindAsync(id, cancellationToken) is null ? Missing(id)
            : ApiProblems.Conflict("The webhook is switched off; switch it on to send a test.");
    }

    private static async Task<IResult> ListDeliveriesAsync(string id, IWebhookService webhooks, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(id, cancellationToken) is null)
        {
            return Missing(id);
        }

        var items = (await webhooks.ListDeliveriesAsync(id, MostListed, cancellationToken)).Select(DeliveryResponse.Of).ToList();
        return TypedResults.Ok(new DeliveryListResponse(items, items.Count));
    }

    private static IResult Off() => ApiProblems.Conflict("Webhooks are switched off by the setting RealNvp:Webhooks:Enabled.");

    private static IResult Missing(string id) => ApiProblems.NotFound($"There is no webhook {ShortText.Of(id)}; {WebhookUrls.Api} lists those there are.");
}
