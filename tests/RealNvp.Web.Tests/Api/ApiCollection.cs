namespace RealNvp.Web.Tests.Api;

/// <summary>One host for all tests of the API, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiFixture>
{
    public const string Name = "API";
}
