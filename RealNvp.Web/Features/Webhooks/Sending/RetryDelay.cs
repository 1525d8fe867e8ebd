using System.Security.Cryptography;

namespace RealNvp.Web.Features.Webhooks.Sending;

/// <summary>How long to wait before the next attempt: three times as long as before, up to six hours, and a fifth more or less by chance.</summary>
public static class RetryDelay
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private const double Factor = 3;
    private const double Spread = 0.2;
    private const int Steps = 10_000;

    /// <param name="attempts">Attempts made; from 1.</param>
    /// <param name="firstSeconds">The wait after the first one, in seconds.</param>
    /// <param name="wish">What the receiver asks for, if more.</param>
    public static TimeSpan After(int attempts, double firstSeconds, TimeSpan? wish = null)
    {
        var seconds = Math.Min(firstSeconds * Math.Pow(Factor, attempts - 1), Longest.TotalSeconds);
        // Receivers that went down together should not be called together: any randomness does.
        var chance = RandomNumberGenerator.GetInt32(-Steps, Steps + 1) / (double)Steps;
        var delay = TimeSpan.FromSeconds(seconds * (1 + Spread * chance));
        return wish > delay ? (wish < Longest ? wish.Value : Longest) : delay;
    }
}
