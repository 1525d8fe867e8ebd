namespace RealNvp.Data.Tests;

/// <summary>Tests that count what the whole process allocates, and so may have no others beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
