namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>How long journeys wait before they call a thing broken: far longer than it takes, for busy machines.</summary>
internal static class Patience
{
    /// <summary>For a page to react.</summary>
    public static readonly TimeSpan Page = TimeSpan.FromSeconds(30);

    /// <summary>For a training to begin, to come to an epoch, to end.</summary>
    public static readonly TimeSpan Training = TimeSpan.FromMinutes(4);
}
