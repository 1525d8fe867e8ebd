namespace RealNvp.Engine.Specs;

/// <summary>What reading a spec gave.</summary>
/// <param name="Spec">The spec with every default filled in; where <paramref name="Errors"/> is not empty, with the wrong values left out.</param>
/// <param name="Errors">Everything wrong with the input; empty: the spec may be used.</param>
public sealed record RunSpecReading(RunSpec Spec, IReadOnlyList<FieldError> Errors);
