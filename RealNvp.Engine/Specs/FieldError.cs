namespace RealNvp.Engine.Specs;

/// <summary>One thing wrong with one field of an input; form, API and command line show the same text.</summary>
/// <param name="Field">Path of the field as the API spells it, for example <c>model.couplingLayers</c>.</param>
/// <param name="Message">A sentence that names the field, the value given and what is allowed.</param>
public sealed record FieldError(string Field, string Message);
