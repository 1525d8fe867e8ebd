namespace RealNvp.Web.Features.Runs.Api;

/// <summary>How far a run is.</summary>
/// <param name="Epoch">Last whole epoch; 0 before the first.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="EpochFraction">Part of the epoch under way that is done, 0 to 1.</param>
/// <param name="EtaSeconds">Estimated training time left; absent where not known.</param>
public sealed record RunProgressResponse(int Epoch, int Epochs, double EpochFraction, double? EtaSeconds);
