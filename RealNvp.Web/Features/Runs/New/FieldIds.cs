namespace RealNvp.Web.Features.Runs.New;

/// <summary>Ids of the form's inputs, so that a message can lead to its field.</summary>
internal static class FieldIds
{
    /// <param name="path">Path of a setting, <c>model.hiddenSize</c>.</param>
    public static string Of(string path) => "field-" + (path == RunForm.IdPath ? RunForm.KindPath : path).Replace('.', '-');
}
