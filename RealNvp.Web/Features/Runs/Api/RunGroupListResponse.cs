using RealNvp.Data.Runs.Groups;
using RealNvp.Web.Features.Runs.Language;

namespace RealNvp.Web.Features.Runs.Api;

/// <param name="By">What the runs of a group have in common.</param>
/// <param name="Result">The result that is summed up.</param>
/// <param name="Items">The groups of the page asked for.</param>
/// <param name="Total">All groups there are.</param>
public sealed record RunGroupListResponse(string By, string Result, IReadOnlyList<RunGroupResponse> Items, int Total)
{
    public static RunGroupListResponse Of(RunGroupPage page, QueryField by, QueryField of)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new(by.Name, of.Name, [.. page.Items.Select(group => RunGroupResponse.Of(group, by))], page.Total);
    }
}
