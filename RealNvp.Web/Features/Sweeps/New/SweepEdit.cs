using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Sweeps.New;

/// <summary>What the form's panels need: what is typed, what is wrong with it, and the ways to change it.</summary>
/// <param name="Form">The texts. Panels read it; they change it through the functions here.</param>
/// <param name="Errors">What is wrong, in the order of the form.</param>
/// <param name="SetAsync">Takes a typed text for a field of the API.</param>
/// <param name="ChangeAsync">Changes the form and says which field was touched.</param>
public sealed record SweepEdit(
    SweepForm Form, IReadOnlyList<FieldError> Errors, Func<string, string, Task> SetAsync, Func<string, Action<SweepForm>, Task> ChangeAsync)
{
    /// <summary>What is wrong with a field, or with one of a list's values.</summary>
    public string? ErrorOf(string field) =>
        Errors.FirstOrDefault(error => error.Field == field || error.Field.StartsWith(field + "[", StringComparison.Ordinal))?.Message;

    /// <summary>What is wrong with the field itself.</summary>
    public string? ErrorOfWhole(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;
}
