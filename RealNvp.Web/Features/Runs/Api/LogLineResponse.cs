using RealNvp.Data.Logs;

namespace RealNvp.Web.Features.Runs.Api;

/// <param name="At">When it was said, UTC.</param>
/// <param name="Epoch">Epoch it belongs to, from 1; 0 before the first.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Message">A sentence.</param>
public sealed record LogLineResponse(DateTime At, int Epoch, RunLogLevel Level, string Message);
