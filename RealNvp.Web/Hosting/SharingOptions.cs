namespace RealNvp.Web.Hosting;

/// <summary>The section <c>RealNvp:Sharing</c>: read-only links.</summary>
public sealed record SharingOptions
{
    /// <summary>Sites that may show a shared page in a frame, as <c>frame-ancestors</c> takes them; <c>*</c>: any.</summary>
    public string EmbedOrigins { get; init; } = Defaults.EmbedOrigins;

    public static class Defaults
    {
        /// <summary>Whoever has the link may read the page anyway, and there is nothing on it to be tricked into.</summary>
        public const string EmbedOrigins = "*";
    }
}
