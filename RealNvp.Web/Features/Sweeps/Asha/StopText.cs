using RealNvp.Data.Sweeps;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Sweeps.Asha;

/// <summary>Why a trial was stopped, in a sentence.</summary>
internal static class StopText
{
    public static string Of(TrialStop stop)
    {
        var value = stop.Value is { } reached ? $"{Format.Nats(reached)} nats" : "a value that is not finite";
        var kept = stop.Kept == 1 ? "only the best one went on" : $"the best {Format.Count(stop.Kept)} went on";
        return $"Stopped after epoch {Format.Count(stop.Epoch)}: {value} was place {Format.Count(stop.Place)} of {Format.Count(stop.Of)} there, {kept}.";
    }
}
