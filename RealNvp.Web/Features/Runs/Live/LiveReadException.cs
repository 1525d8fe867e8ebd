namespace RealNvp.Web.Features.Runs.Live;

/// <summary>What is new about a run could not be read; who follows it comes back and hears then.</summary>
internal sealed class LiveReadException(Exception inner) : Exception("The run could not be read.", inner);
