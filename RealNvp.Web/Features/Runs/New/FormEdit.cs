using RealNvp.Engine.Specs;

namespace RealNvp.Web.Features.Runs.New;

/// <summary>What the form's panels need: the texts, what is wrong with them, and the ways to change them.</summary>
/// <param name="Form">The texts. Panels read it; they change it through the functions here.</param>
/// <param name="Errors">What is wrong, one message a field.</param>
/// <param name="SetAsync">Takes a typed text for a path.</param>
/// <param name="ResetAsync">Puts a path back to where it started.</param>
public sealed record FormEdit(
    RunForm Form, IReadOnlyList<FieldError> Errors, Func<string, string, Task> SetAsync, Func<string, Task> ResetAsync)
{
    public string? ErrorOf(string path) => Errors.FirstOrDefault(e => e.Field == path)?.Message;
}
