using RealNvp.Web.Features.Runs.List.Groups;

namespace RealNvp.Web.Tests.Features.Runs;

public class GroupNamesTests
{
    [Theory]
    [InlineData("moons h32", "moons h32 s1", "moons h32 s3")]
    [InlineData("moons h32", "moons h32 seed 1", "moons h32 seed 2", "moons h32 seed 7")]
    [InlineData("moons wide", "moons 1 wide", "moons 2 wide")]
    [InlineData("moons", "moons - 1", "moons - 2")]
    [InlineData("moons", "moons (1)", "moons (2)")]
    [InlineData("moons", "moons", "moons 2")]
    [InlineData("moons-h32", "moons-h32-s1", "moons-h32-s12")]
    [InlineData("alone", "alone")]
    [InlineData("same", "same", "same")]
    [InlineData(null, "moons", "rings")]
    [InlineData(null, "moons", "moo")]
    public void A_group_is_called_by_what_its_names_have_in_common(string? common, params string[] names) => Assert.Equal(common, GroupNames.Common(names));
}
