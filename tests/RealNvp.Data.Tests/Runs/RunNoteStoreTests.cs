using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Data.Runs.Notes;
using RealNvp.Data.Runs.Shelves;

namespace RealNvp.Data.Tests.Runs;

public class RunNoteStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_is_empty_at_first_and_counts_its_saves()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync("a");
        var notes = studio.Get<IRunNoteStore>();
        Assert.Equal(RunNote.None, await notes.FindAsync(run.Id, Token));

        Assert.True((await notes.SaveAsync(run.Id, "one", 0, "ann", Token))!.IsSaved);
        Assert.True((await notes.SaveAsync(run.Id, "", 1, cancellationToken: Token))!.IsSaved);
        Assert.True((await notes.SaveAsync(run.Id, "three", 2, "bob", Token))!.IsSaved);

        var note = (await notes.FindAsync(run.Id, Token))!;
        Assert.Equal(("three", 3, "bob", DateTimeKind.Utc), (note.Text, note.Version, note.SavedBy, note.SavedAt!.Value.Kind));
    }

    [Fact]
    public async Task A_save_over_a_version_that_is_no_longer_there_stores_nothing_and_tells_the_other_text()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync("a");
        var notes = studio.Get<IRunNoteStore>();
        await notes.SaveAsync(run.Id, "first", 0, "ann", Token);

        foreach (var version in new[] { 0, 2, -1 })
        {
            var save = (await notes.SaveAsync(run.Id, "second", version, "bob", Token))!;
            Assert.Equal((false, "first", 1, "ann"), (save.IsSaved, save.Note.Text, save.Note.Version, save.Note.SavedBy));
        }

        Assert.Equal("first", (await notes.FindAsync(run.Id, Token))!.Text);
    }

    [Fact]
    public async Task Of_savers_at_the_same_moment_one_wins_and_the_others_learn_its_text()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var run = await studio.AddRunAsync("a");
        var notes = studio.Get<IRunNoteStore>();

        var saves = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => notes.SaveAsync(run.Id, $"text {i}", 0, cancellationToken: Token)));

        var winner = Assert.Single(saves, save => save!.IsSaved)!;
        Assert.All(saves, save => Assert.Equal(winner.Note.Text, save!.Note.Text));
    }

    [Fact]
    public async Task A_run_that_does_not_exist_has_no_note_and_a_deleted_one_takes_its_note_along()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var notes = studio.Get<IRunNoteStore>();
        Assert.Null(await notes.FindAsync("nosuchrun1", Token));
        Assert.Null(await notes.SaveAsync("nosuchrun1", "x", 0, cancellationToken: Token));
        var run = await studio.AddRunAsync("a");
        await studio.Runs.TryCancelAsync(run.Id, Token);
        await notes.SaveAsync(run.Id, "x", 0, cancellationToken: Token);

        await studio.Get<IRunShelfStore>().MarkAsync([run.Id], RunMark.Trash, Token);
        await studio.Get<IRunShelfStore>().DeleteAsync([run.Id], Token);

        Assert.Null(await notes.FindAsync(run.Id, Token));
    }

    [Fact]
    public async Task Runs_are_found_by_what_is_in_their_notes()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var (a, b) = (await studio.AddRunAsync("a"), await studio.AddRunAsync("b"));
        await studio.AddRunAsync("c");
        await studio.Get<IRunNoteStore>().SaveAsync(a.Id, "The Rate was too high", 0, cancellationToken: Token);
        await studio.Get<IRunNoteStore>().SaveAsync(b.Id, "", 0, cancellationToken: Token);
        async Task<string> FoundAsync(RunComparison how, string? value) => string.Join(", ", (await studio.Runs.ListAsync(
            new RunQuery { Filter = new Comparison(RunField.Of(RunValue.Note), how, value) }, Token)).Items.Select(run => run.Name));

        Assert.Equal("a", await FoundAsync(RunComparison.Contains, "rate WAS"));
        Assert.Equal("", await FoundAsync(RunComparison.Contains, "nothing"));
        Assert.Equal("c, b", await FoundAsync(RunComparison.Equal, null));
    }
}
