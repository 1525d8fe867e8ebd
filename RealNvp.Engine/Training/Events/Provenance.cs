namespace RealNvp.Engine.Training.Events;

/// <summary>What a result depends on beside its spec.</summary>
/// <param name="EngineVersion">Version of the program.</param>
/// <param name="Commit">Source revision the program was built from, or null where the build did not know.</param>
/// <param name="Evaluator">Which evaluator computed the gradients, for example <c>torch</c>.</param>
/// <param name="Threads">Threads used for computing.</param>
/// <param name="Machine">Operating system, architecture, processor and cores in one line.</param>
/// <param name="Packages">Versions of the packages and the runtime that took part, by name.</param>
/// <param name="DataHash">SHA-256 of the rows as the flow saw them before the split (little-endian float64, row-major), hex.</param>
public sealed record Provenance(
    string EngineVersion,
    string? Commit,
    string Evaluator,
    int Threads,
    string Machine,
    IReadOnlyDictionary<string, string> Packages,
    string DataHash);
