namespace RealNvp.EndToEnd.Tests.Infrastructure;

/// <summary>Journeys share one app and so run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class StudioCollection : ICollectionFixture<StudioFixture>
{
    public const string Name = "studio";
}
