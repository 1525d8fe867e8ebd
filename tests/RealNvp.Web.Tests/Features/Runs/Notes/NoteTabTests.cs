using System.Text;
using Bunit;
using Microsoft.JSInterop;
using RealNvp.Data.Runs.Notes;
using RealNvp.Web.Features.Runs.Notes;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs.Notes;

/// <summary>Reading and writing a note on the page; the browser's text is played by <see cref="Type"/>.</summary>
public class NoteTabTests : PageContext
{
    private const string Module = "./Features/Runs/Notes/NoteTab.razor.js";

    private readonly BunitJSModuleInterop _browser;
    private string _typed = "";

    public NoteTabTests()
    {
        _browser = JSInterop.SetupModule(Module);
        _browser.Mode = JSRuntimeMode.Loose;
        _browser.Setup<int>("open", _ => true).SetResult(-1);
        Type("");
    }

    [Fact]
    public void A_note_is_shown_as_what_it_means_and_an_empty_one_says_what_it_is_for()
    {
        Assert.Contains("Nothing is written about this run yet", Open().Markup, StringComparison.Ordinal);

        RunNotes.Notes["a"] = new RunNote("It was **hot**.", 1, RunFactory.Start, "ann");
        var tab = Open();

        Assert.Equal("hot", tab.Find(".note-body strong").TextContent);
        Assert.Contains("by ann", tab.Find(".note-when").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_previewed_and_saved_over_the_version_that_was_read()
    {
        RunNotes.Notes["a"] = new RunNote("old", 4, RunFactory.Start, null);
        var tab = Open();
        Press(tab, "Edit");
        Assert.Equal(["old", 4], _browser.VerifyInvoke("open").Arguments.Skip(3));

        Type("# New");
        await tab.InvokeAsync(tab.Instance.ChangedAsync);
        Assert.Equal("New", tab.Find(".note-preview h1").TextContent);
        await tab.InvokeAsync(tab.Instance.SubmitAsync);

        Assert.Equal(("# New", 5), (RunNotes.Notes["a"].Text, RunNotes.Notes["a"].Version));
        Assert.Equal("New", tab.Find(".note-body h1").TextContent);
        Assert.Empty(tab.FindAll("textarea"));
        Assert.Equal(["a", "# New"], _browser.VerifyInvoke("forget").Arguments);
    }

    [Fact]
    public async Task The_second_of_two_savers_sees_both_texts_and_saves_what_they_make_of_them()
    {
        var tab = Open();
        Press(tab, "Write a note");
        RunNotes.Notes["a"] = new RunNote("theirs", 1, RunFactory.Start, "ann");
        Type("mine");

        await tab.InvokeAsync(tab.Instance.SubmitAsync);

        var conflict = tab.Find(".note-conflict");
        Assert.Equal("theirs", conflict.QuerySelector("pre")!.TextContent);
        Assert.Contains("by ann", conflict.TextContent, StringComparison.Ordinal);
        Assert.Equal("theirs", RunNotes.Notes["a"].Text);
        Assert.NotEmpty(tab.FindAll("textarea"));
        _browser.VerifyNotInvoke("forget");

        Type("mine");
        await tab.InvokeAsync(() => Press(tab, "Add the other text below mine"));
        Assert.Equal("mine\n\n---\n\ntheirs", _browser.VerifyInvoke("write").Arguments[1]);
        Type("mine and theirs");
        await tab.InvokeAsync(() => Press(tab, "Save merged text"));

        Assert.Equal(("mine and theirs", 2), (RunNotes.Notes["a"].Text, RunNotes.Notes["a"].Version));
        Assert.Empty(tab.FindAll(".note-conflict"));
    }

    [Fact]
    public async Task A_draft_of_last_time_is_restored_and_saved_only_over_the_version_it_began_from()
    {
        RunNotes.Notes["a"] = new RunNote("newer", 3, RunFactory.Start, null);
        _browser.Setup<bool>("hasDraft", _ => true).SetResult(true);
        _browser.Setup<int>("open", _ => true).SetResult(2);
        var tab = Open();
        Assert.Contains("not saved", tab.Find(".note-hint").TextContent, StringComparison.Ordinal);
        Type("draft");

        Press(tab, "Go on writing");
        await tab.InvokeAsync(tab.Instance.SubmitAsync);

        Assert.Equal("newer", tab.Find(".note-conflict pre").TextContent);
        Assert.Equal("newer", RunNotes.Notes["a"].Text);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_while_it_is_written_and_stays()
    {
        var tab = Open();
        Press(tab, "Write a note");
        Type("short");
        await tab.InvokeAsync(tab.Instance.ChangedAsync);
        Type(new string('x', NoteRules.MaxLength + 1));

        await tab.InvokeAsync(tab.Instance.ChangedAsync);

        // What may not be saved is not laid out either: a pasted book would keep the page busy.
        Assert.Equal("short", tab.Find(".note-preview p").TextContent);
        Assert.Contains("20,001 characters; a note has at most 20,000", tab.Find("#note-help").TextContent, StringComparison.Ordinal);
        Type(new string('x', NoteRules.MaxLength + 1));
        await tab.InvokeAsync(tab.Instance.SubmitAsync);

        Assert.NotEmpty(tab.FindAll("textarea"));
        Assert.Empty(RunNotes.Notes);
    }

    [Fact]
    public async Task What_somebody_else_saves_while_one_reads_is_shown_and_said_and_what_one_saves_oneself_is_not_news()
    {
        RunNotes.Notes["a"] = new RunNote("old", 4, RunFactory.Start, null);
        var tab = Open();
        Press(tab, "Edit");
        Type("mine");
        await tab.InvokeAsync(tab.Instance.SubmitAsync);
        tab.Render(parameters => parameters.Add(note => note.Revision, 1));
        Assert.Empty(tab.FindAll(".note-hint"));

        RunNotes.Notes["a"] = new RunNote("theirs", 6, RunFactory.Start, null);
        tab.Render(parameters => parameters.Add(note => note.Revision, 2));

        Assert.Equal("theirs", tab.Find(".note-body").TextContent.Trim());
        Assert.Contains("Updated by someone else just now", tab.Find(".note-hint[role=status]").TextContent, StringComparison.Ordinal);
        Press(tab, "Hide");
        Assert.Empty(tab.FindAll(".note-hint"));
    }

    [Fact]
    public async Task Cancel_asks_before_it_throws_away_what_was_written()
    {
        var tab = Open();
        Press(tab, "Write a note");
        Type("mine");

        var asking = tab.InvokeAsync(() => Press(tab, "Cancel"));
        Dialogs.WaitForElements(".mud-dialog button").Single(button => button.TextContent.Trim() == "Discard").Click();
        await asking;

        tab.WaitForAssertion(() => Assert.Empty(tab.FindAll("textarea")));
        Assert.Equal(["a", null], _browser.VerifyInvoke("forget").Arguments);
        Assert.Empty(RunNotes.Notes);
    }

    private IRenderedComponent<NoteTab> Open() =>
        Render<NoteTab>(parameters => parameters.Add(tab => tab.Run, RunFactory.Run("a")).Add(tab => tab.Revision, 0));

    private static void Press(IRenderedComponent<NoteTab> tab, string text) =>
        tab.FindAll("button").Single(button => button.TextContent.Trim() == text).Click();

    private void Type(string text)
    {
        _typed = text;
        _browser.Setup<IJSStreamReference>("read", _ => true).SetResult(new TypedText(() => ">" + _typed));
    }

    /// <summary>As the browser sends it: the text behind a sign.</summary>
    private sealed class TypedText(Func<string> text) : IJSStreamReference
    {
        public long Length => Encoding.UTF8.GetByteCount(text());

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text())));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
