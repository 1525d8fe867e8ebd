using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Tests.Runs;

public class RunShelfTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renamed_run_is_found_and_sorted_by_its_new_name()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (run, other) = (await studio.AddRunAsync("zebra"), await studio.AddRunAsync("middle"));

        Assert.Equal("zebra", await Shelves(studio).RenameAsync(run.Id, "Äpfel", Token));

        Assert.Equal("Äpfel", await Names(studio, new RunQuery { Search = "äpfel" }));
        Assert.Equal("", await Names(studio, new RunQuery { Search = "zebra" }));
        Assert.Equal("middle, Äpfel", await Names(studio, new RunQuery { Orders = [new RunOrder(RunField.Of(RunValue.Name))] }));
        Assert.Null(await Shelves(studio).RenameAsync("nosuchrun1", "x", Token));
        Assert.Equal("middle", (await studio.ReloadAsync(other)).Name);
    }

    [Fact]
    public async Task Marks_change_what_was_not_so_and_lists_show_the_shelf_asked_for()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (a, b, c) = (await EndedAsync(studio, "a"), await EndedAsync(studio, "b"), await studio.AddRunAsync("c"));
        var shelves = Shelves(studio);

        Assert.Equal([a.Id], await shelves.MarkAsync([a.Id], RunMark.Archive, Token));
        Assert.Empty(await shelves.MarkAsync([a.Id], RunMark.Archive, Token));
        Assert.Equal([b.Id], await shelves.MarkAsync([b.Id, c.Id, "nosuchrun1"], RunMark.Trash, Token));
        Assert.Equal([c.Id], await shelves.MarkAsync([c.Id], RunMark.Favourite, Token));

        Assert.Equal(new ShelfCounts(1, 1, 1), await shelves.CountAsync(Token));
        Assert.Equal("c", await Names(studio, new RunQuery()));
        Assert.Equal("a", await Names(studio, new RunQuery { Shelves = [RunShelf.Archived] }));
        Assert.Equal("b", await Names(studio, new RunQuery { Shelves = [RunShelf.Trash] }));
        Assert.Equal("c, a", await Names(studio, new RunQuery { Shelves = [RunShelf.Active, RunShelf.Archived] }));
        Assert.Equal("c, b, a", await Names(studio, new RunQuery { Shelves = [] }));
        Assert.Equal("c", await Names(studio, Where(RunValue.Favourite)));
        Assert.Equal("a", await Names(studio, Where(RunValue.Archived)));
        Assert.Equal("b", await Names(studio, Where(RunValue.Trashed)));

        Assert.Equal([a.Id], await shelves.MarkAsync([a.Id, b.Id], RunMark.Unarchive, Token));
        Assert.Equal([b.Id], await shelves.MarkAsync([a.Id, b.Id], RunMark.Restore, Token));
        Assert.Equal([c.Id], await shelves.MarkAsync([c.Id], RunMark.Unfavourite, Token));
        Assert.Equal("c, b, a", await Names(studio, new RunQuery()));
    }

    [Fact]
    public async Task Tags_are_added_and_removed_and_the_answer_says_how_to_go_back()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (a, b) = (await studio.AddRunAsync("a", run => run with { Tags = ["zebra"] }), await studio.AddRunAsync("b"));
        var shelves = Shelves(studio);

        var changes = await shelves.ChangeTagsAsync([a.Id, b.Id, "nosuchrun1"], ["Zebra", "new"], [], 20, Token);

        Assert.Equal(["zebra", "new"], (await studio.ReloadAsync(a)).Tags);
        Assert.Equal(["Zebra", "new"], (await studio.ReloadAsync(b)).Tags);
        Assert.Equal(["new"], changes.Changed.Single(change => change.RunId == a.Id).Added);
        Assert.Equal("b, a", await Names(studio, new RunQuery { Search = "new" }));
        Assert.Empty((await shelves.ChangeTagsAsync([a.Id, b.Id], ["ZEBRA"], [], 20, Token)).Changed);

        Assert.Equal(2, (await shelves.ChangeTagsAsync([a.Id, b.Id], [], ["ZEBRA"], 20, Token)).Changed.Count);
        Assert.Equal(["new"], (await studio.ReloadAsync(a)).Tags);
        Assert.Equal("", await Names(studio, new RunQuery { Search = "zebra" }));
    }

    [Fact]
    public async Task A_run_with_as_many_tags_as_it_may_have_stays_as_it_is_and_is_named()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (full, other) = (await studio.AddRunAsync("full", run => run with { Tags = ["a", "b"] }), await studio.AddRunAsync("other"));

        var changes = await Shelves(studio).ChangeTagsAsync([full.Id, other.Id], ["c"], [], 2, Token);

        Assert.Equal([full.Id], changes.Full);
        Assert.Equal(other.Id, Assert.Single(changes.Changed).RunId);
        Assert.Equal(["a", "b"], (await studio.ReloadAsync(full)).Tags);
        Assert.Equal(full.Id, Assert.Single((await Shelves(studio).ChangeTagsAsync([full.Id], ["c"], ["a"], 2, Token)).Changed).RunId);
    }

    [Fact]
    public async Task All_tags_of_a_run_are_set_at_once()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync("a", run => run with { Tags = ["old"] });
        var shelves = Shelves(studio);

        Assert.Equal(["old"], (await shelves.SetTagsAsync(run.Id, ["x", "X", "y"], Token))!.Removed);

        Assert.Equal(["x", "y"], (await studio.ReloadAsync(run)).Tags);
        Assert.Null(await shelves.SetTagsAsync(run.Id, ["x", "y"], Token));
        Assert.Null(await shelves.SetTagsAsync("nosuchrun1", ["x"], Token));
        Assert.Empty((await shelves.SetTagsAsync(run.Id, [], Token))!.Added);
    }

    [Fact]
    public async Task An_archived_run_comes_out_of_the_trash_into_the_archive()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await EndedAsync(studio, "a");
        var shelves = Shelves(studio);
        await shelves.MarkAsync([run.Id], RunMark.Archive, Token);
        await shelves.MarkAsync([run.Id], RunMark.Trash, Token);
        Assert.Equal((RunShelf.Trash, new ShelfCounts(0, 0, 1)), ((await studio.ReloadAsync(run)).Shelf, await shelves.CountAsync(Token)));

        await shelves.MarkAsync([run.Id], RunMark.Restore, Token);

        Assert.Equal((RunShelf.Archived, new ShelfCounts(0, 1, 0)), ((await studio.ReloadAsync(run)).Shelf, await shelves.CountAsync(Token)));
    }

    [Fact]
    public async Task Many_runs_are_marked_in_one_go()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var ids = new List<string>();
        for (var i = 0; i < 300; i++)
        {
            ids.Add((await EndedAsync(studio, $"r{i}")).Id);
        }

        Assert.Equal(ids.Order(), (await Shelves(studio).MarkAsync(ids, RunMark.Trash, Token)).Order());
        Assert.Equal(300, (await Shelves(studio).DeleteAsync(ids, Token)).Count);
        Assert.Equal(ShelfCounts.None, await Shelves(studio).CountAsync(Token));
    }

    [Fact]
    public async Task Emptying_deletes_only_what_lay_in_the_trash_before()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (old, young, kept) = (await EndedAsync(studio, "old"), await EndedAsync(studio, "young"), await EndedAsync(studio, "kept"));
        var shelves = Shelves(studio);
        await shelves.MarkAsync([old.Id], RunMark.Trash, Token);
        studio.Clock.Advance(TimeSpan.FromDays(2));
        var between = studio.Clock.GetUtcNow().UtcDateTime.AddDays(-1);
        await shelves.MarkAsync([young.Id], RunMark.Trash, Token);

        Assert.Equal([old.Id], await shelves.EmptyTrashAsync(between, Token));

        Assert.Null(await studio.Runs.FindAsync(old.Id, Token));
        Assert.NotNull((await studio.ReloadAsync(young)).TrashedAt);
        Assert.Null((await studio.ReloadAsync(kept)).TrashedAt);
    }

    [Fact]
    public async Task A_run_in_the_trash_is_not_resumed_before_it_is_restored()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await EndedAsync(studio, "a");
        await Shelves(studio).MarkAsync([run.Id], RunMark.Trash, Token);
        Assert.False(await studio.Runs.TryResumeAsync(run.Id, Token));

        await Shelves(studio).MarkAsync([run.Id], RunMark.Restore, Token);

        Assert.True(await studio.Runs.TryResumeAsync(run.Id, Token));
    }

    private static IRunShelfStore Shelves(StudioFixture studio) => studio.Get<IRunShelfStore>();

    private static async Task<RunRecord> EndedAsync(StudioFixture studio, string name)
    {
        var run = await studio.AddRunAsync(name);
        Assert.True(await studio.Runs.TryCancelAsync(run.Id, Token));
        return run;
    }

    private static RunQuery Where(RunValue value) => new() { Shelves = [], Filter = new Comparison(RunField.Of(value), RunComparison.Equal, 1.0) };

    private static async Task<string> Names(StudioFixture studio, RunQuery query) =>
        string.Join(", ", (await studio.Runs.ListAsync(query, Token)).Items.Select(run => run.Name));
}
