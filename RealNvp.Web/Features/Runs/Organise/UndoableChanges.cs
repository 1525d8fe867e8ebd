using MudBlazor;
using RealNvp.Data.Runs.Shelves;
using RealNvp.Engine.Specs;
using RealNvp.Engine;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Runs.Organise;

/// <summary>Changes runs and says so, with the way back beside it: the change is undone on exactly the runs it changed.</summary>
internal sealed class UndoableChanges(IRunOrganiser organiser, ISnackbar snackbar)
{
    /// <param name="takesFocus">Whether the button pressed leaves the page with the runs.</param>
    /// <returns>Ids of the runs that are not as they were.</returns>
    public async Task<IReadOnlyList<string>> MarkAsync(IReadOnlyList<string> ids, RunMark mark, bool takesFocus = false)
    {
        var changed = (await organiser.MarkAsync(ids, mark)).Changed;
        if (changed.Count == 0)
        {
            Say(mark == RunMark.Trash
                ? "Nothing changed: runs that wait or train must be cancelled first."
                : "Nothing changed: it was so already.");
            return changed;
        }

        var left = ids.Count - changed.Count;
        var rest = left == 0 ? ""
            : mark == RunMark.Trash ? $" {Format.Plural(left, "run")} stayed: what waits or trains must be cancelled first."
            : $" {Format.Plural(left, "run")} stayed as before.";
        Offer($"{Format.Plural(changed.Count, "run")} {Words(mark)}.{rest}", () => organiser.MarkAsync(changed, Opposite(mark)), takesFocus);
        return changed;
    }

    public async Task<OrganiseResult> RenameAsync(string id, string name)
    {
        var result = await organiser.RenameAsync(id, name);
        if (result is { Changed.Count: > 0, NameBefore: { } before })
        {
            Offer($"Renamed to “{ShortText.Of(name.Trim(), 60)}”.", () => organiser.RenameAsync(id, before), takesFocus: false);
        }

        return result;
    }

    /// <param name="add">Tags for all of the runs, already checked.</param>
    /// <param name="remove">Tags that none of them is to have.</param>
    public async Task<TagResult> TagAsync(IReadOnlyList<string> ids, IReadOnlyList<string> add, IReadOnlyList<string> remove)
    {
        var result = await organiser.ChangeTagsAsync(ids, add, remove);
        if (result.Errors is [var error, ..])
        {
            Say(error.Message);
            return result;
        }

        var full = result.Full.Count == 0 ? ""
            : $" {Format.Plural(result.Full.Count, "run")} stayed as before: a run has at most {RunSpecValidator.MaxTags} tags; remove some first.";
        if (result.Changed.Count == 0)
        {
            Say(full.Length > 0 ? "Nothing changed." + full : "Nothing changed: it was so already.");
            return result;
        }

        var words = (add.Count, remove.Count) switch
        {
            ( > 0, 0) => $"Added {Named(add)} to {Format.Plural(result.Changed.Count, "run")}.",
            (0, > 0) => $"Removed {Named(remove)} from {Format.Plural(result.Changed.Count, "run")}.",
            _ => $"Changed the tags of {Format.Plural(result.Changed.Count, "run")}.",
        };
        Offer(words + full, () => organiser.ChangeTagsBackAsync(result.Changed), takesFocus: false);
        return result;
    }

    private static string Named(IReadOnlyList<string> tags) => tags is [var only] ? $"the tag “{only}”" : Format.Plural(tags.Count, "tag");

    private void Say(string text)
    {
        snackbar.RemoveByKey(UndoToast.Key);
        snackbar.Add(text, Severity.Normal);
    }

    private void Offer(string text, Func<Task<OrganiseResult>> undo, bool takesFocus) =>
        UndoToasts.Offer(snackbar, text, async () => (await undo()).Changed.Count > 0, takesFocus);

    private static RunMark Opposite(RunMark mark) => mark switch
    {
        RunMark.Favourite => RunMark.Unfavourite,
        RunMark.Unfavourite => RunMark.Favourite,
        RunMark.Archive => RunMark.Unarchive,
        RunMark.Unarchive => RunMark.Archive,
        RunMark.Trash => RunMark.Restore,
        _ => RunMark.Trash,
    };

    private static string Words(RunMark mark) => mark switch
    {
        RunMark.Favourite => "added to the favourites",
        RunMark.Unfavourite => "taken from the favourites",
        RunMark.Archive => "archived",
        RunMark.Unarchive => "back from the archive",
        RunMark.Trash => "put into the trash",
        _ => "restored from the trash",
    };
}
