using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Share;

/// <summary>What a new link is to show, as it stands when the link is made.</summary>
/// <param name="Existing">Those of the wanted ids that exist.</param>
/// <param name="Title">What it is called.</param>
/// <param name="View">What the link keeps as its view.</param>
/// <param name="Errors">Why it cannot be shared though it exists.</param>
internal sealed record ShareSubject(IReadOnlyList<string> Existing, string Title, string View, IReadOnlyList<FieldError> Errors)
{
    /// <summary>What people of the studio see of it and strangers do not, in a few words each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
