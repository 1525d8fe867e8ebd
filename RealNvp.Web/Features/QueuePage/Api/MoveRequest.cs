using RealNvp.Web.Queue;

namespace RealNvp.Web.Features.QueuePage.Api;

/// <summary>The body of a move, for the description of the API; the request itself is read by <see cref="MoveReader"/>.</summary>
/// <param name="Move">Where the run goes.</param>
public sealed record MoveRequest(QueueMove Move);
