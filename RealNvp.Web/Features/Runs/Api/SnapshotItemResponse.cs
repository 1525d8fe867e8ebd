namespace RealNvp.Web.Features.Runs.Api;

/// <param name="Epoch">Epoch after which the points were taken; 0: the untrained flow.</param>
/// <param name="Url">Path of the point sets.</param>
public sealed record SnapshotItemResponse(int Epoch, string Url);
