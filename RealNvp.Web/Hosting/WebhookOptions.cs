namespace RealNvp.Web.Hosting;

/// <summary>The section <c>RealNvp:Webhooks</c>: messages to other programs.</summary>
public sealed record WebhookOptions
{
    /// <summary>Whether anything is sent, and receivers can be added.</summary>
    public bool Enabled { get; init; } = Defaults.Enabled;

    /// <summary>Seconds that a receiver has for its whole answer.</summary>
    public int TimeoutSeconds { get; init; } = Defaults.TimeoutSeconds;

    /// <summary>Attempts after which a delivery is given up.</summary>
    public int MaxAttempts { get; init; } = Defaults.MaxAttempts;

    /// <summary>Seconds before the second attempt; each further wait is three times as long, up to six hours.</summary>
    public double RetrySeconds { get; init; } = Defaults.RetrySeconds;

    /// <summary>Hosts and networks that are allowed beside https addresses on the public internet, separated by blanks.</summary>
    public string AllowedTargets { get; init; } = Defaults.AllowedTargets;

    public static class Defaults
    {
        public const bool Enabled = true;
        public const int TimeoutSeconds = 10;

        /// <summary>With the default waits over some three hours: a receiver may be down that long.</summary>
        public const int MaxAttempts = 8;

        public const double RetrySeconds = 10;

        public const string AllowedTargets = "";
    }
}
