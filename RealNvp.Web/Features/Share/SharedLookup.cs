namespace RealNvp.Web.Features.Share;

/// <summary>What a token opens, or why nothing.</summary>
/// <param name="Content">There exactly if <paramref name="State"/> is <see cref="ShareState.Open"/>.</param>
public sealed record SharedLookup(ShareState State, SharedContent? Content = null);
