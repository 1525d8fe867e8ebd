using RealNvp.Data.Sharing;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Share;

/// <summary>A new link, or what is wrong with the wish.</summary>
/// <param name="Token">The secret; it cannot be had again.</param>
public sealed record ShareCreation(ShareLink? Link, string? Token, IReadOnlyList<FieldError> Errors);
