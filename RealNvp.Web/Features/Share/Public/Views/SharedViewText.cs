using RealNvp.Data.Runs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List.Columns;
using RealNvp.Web.Ui;

namespace RealNvp.Web.Features.Share.Public.Views;

/// <summary>What a shared view says.</summary>
public static class SharedViewText
{
    /// <summary>One line of what it is.</summary>
    public static string Summary(SharedViewPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return !page.View.IsWhole ? "This view's search can no longer be read, so that nothing is shown. Ask whoever sent the link for a new one."
            : page.Total == 0 ? "No training run matches this view at the moment."
            : page.IsGrouped ? $"Training runs of RealNVP normalizing flows in {Format.Plural(page.Total, "group")} by {Format.InSentence(GroupTitle(page.View.Group!))}: all that match at the moment."
            : $"{Format.Plural(page.Total, "training run")} of RealNVP normalizing flows: all that match at the moment.";
    }

    /// <summary>What groups have in common; those of a data set stand under its name and not its id.</summary>
    public static string GroupTitle(QueryField group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Name == "datasetId" ? "Data set" : group.Title;
    }

    /// <summary>What a cell says; the curve says nothing.</summary>
    public static string Cell(RunColumn column, RunRecord run, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(run);
        return column.Key switch
        {
            "flow" => $"{Format.Count(run.CouplingLayers)} × {Format.Count(run.HiddenSize)}",
            "seconds" => Progress(run),
            "age" => Format.Age(run.CreatedAt, now),
            _ => column.Field is { } field ? FieldText.Of(field, run) : "",
        };
    }

    private static string Progress(RunRecord run) => run.Status switch
    {
        RunStatus.Queued => "in the queue",
        RunStatus.Completed => Format.Duration(run.Seconds),
        _ => $"epoch {Format.Count(run.Epoch)} of {Format.Count(run.Epochs)}",
    };
}
