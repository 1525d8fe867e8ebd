using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Share;

/// <summary>What a link would be, before it is made.</summary>
/// <param name="Errors">Why it cannot be made; empty: it can.</param>
/// <param name="LeftOut">What people of the studio see and strangers do not, in a few words each: "runs in the trash".</param>
public sealed record ShareOutlook(IReadOnlyList<FieldError> Errors, IReadOnlyList<string> LeftOut);
