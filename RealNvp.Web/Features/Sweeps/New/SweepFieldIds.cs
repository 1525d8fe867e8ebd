using System.Text.RegularExpressions;
using RealNvp.Web.Features.Runs.New;

namespace RealNvp.Web.Features.Sweeps.New;

/// <summary>Ids of the form's inputs, so that a message can lead to its field.</summary>
internal static partial class SweepFieldIds
{
    /// <param name="field">As errors name it: <c>dimensions[1].min</c>, <c>asha.eta</c>, <c>base.training.epochs</c>.</param>
    public static string Of(string field)
    {
        if (field.StartsWith("base.", StringComparison.Ordinal))
        {
            return FieldIds.Of(field["base.".Length..]);
        }

        // A list is one field, whichever of its values is wrong; a setting and its scale are chosen on the dimension as a whole.
        var whole = Item().Replace(field, "$1");
        whole = OfDimension().Replace(whole, "$1");
        return whole switch
        {
            "objective.goal" => Of(SweepForm.ObjectiveField),
            "kind" or "asha" => "sweep-kind",
            _ => "sweep-" + whole.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal),
        };
    }

    public static string OfDimension(int index) => Of($"dimensions[{index}]");

    public static string OfDimension(int index, string field) => Of($"dimensions[{index}].{field}");

    [GeneratedRegex(@"(seeds|\.values)\[\d+\]$")]
    private static partial Regex Item();

    [GeneratedRegex(@"^(dimensions\[\d+\])\.(?:setting|scale)$")]
    private static partial Regex OfDimension();
}
