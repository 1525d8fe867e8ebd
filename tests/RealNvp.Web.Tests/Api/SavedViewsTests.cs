using System.Net;
using System.Net.Http.Json;

namespace RealNvp.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public class SavedViewsTests(ApiFixture api)
{
    private const string Views = "/api/v1/views";

    [Fact]
    public async Task A_view_is_saved_changed_listed_and_deleted()
    {
        var name = "view " + Guid.NewGuid().ToString("N")[..8];
        using var created = await PostAsync(new { name, query = "sort=gap&page=4" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var address = created.Headers.Location!.OriginalString;
        var view = (await api.GetJsonAsync(Views)).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        Assert.Equal(("sort=gap", "/runs?sort=gap&view=" + view.GetProperty("id").GetString()), (view.GetProperty("query").GetString(), view.GetProperty("url").GetString()));

        using var changed = await api.Client.PutAsJsonAsync(address, new { query = "tag=x" }, ApiFixture.Token);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        using var deleted = await api.Client.DeleteAsync(new Uri(address, UriKind.Relative), ApiFixture.Token);
        using var again = await api.Client.DeleteAsync(new Uri(address, UriKind.Relative), ApiFixture.Token);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.StatusCode, again.StatusCode));
    }

    [Fact]
    public async Task Everything_wrong_with_a_view_is_told_at_once()
    {
        using var wrong = await PostAsync(new { name = " ", query = "query=gap <", colour = "red" });
        var problem = await Problem.ReadAsync(wrong, HttpStatusCode.BadRequest);
        Assert.Contains("There is no field colour; there are name, query.", problem.MessageOf("colour"), StringComparison.Ordinal);

        using var blank = await PostAsync(new { name = " ", query = "query=gap <" });
        problem = await Problem.ReadAsync(blank, HttpStatusCode.BadRequest);
        Assert.Contains("name is blank", problem.MessageOf("name"), StringComparison.Ordinal);
        Assert.NotEmpty(problem.MessageOf("query"));

        var name = "twice " + Guid.NewGuid().ToString("N")[..8];
        using var first = await PostAsync(new { name });
        using var second = await PostAsync(new { name = name.ToUpperInvariant() });
        Assert.Contains("already", (await Problem.ReadAsync(second, HttpStatusCode.BadRequest)).MessageOf("name"), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PostAsync(object body) => api.Client.PostAsJsonAsync(Views, body, ApiFixture.Token);
}
