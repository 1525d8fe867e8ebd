using System.Net;
using System.Text;
using System.Text.Json;
using RealNvp.Web.Tests.Api;

namespace RealNvp.Web.Tests.Features.Datasets;

/// <summary>Data sets as programs see them, on the whole host.</summary>
[Collection(ApiCollection.Name)]
public class DatasetApiTests(ApiFixture api)
{
    private const string Path = "/api/v1/datasets";

    private static string Squares => "x,y\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},{i * i}\n"));

    [Fact]
    public async Task An_upload_is_created_listed_read_previewed_and_deleted()
    {
        using var response = await UploadAsync(Squares, ("name", "<b>squares</b> 🌙"), ("columns", "y,x"));
        var created = await BodyAsync(response, HttpStatusCode.Created);
        var id = created.GetProperty("id").GetString()!;
        Assert.Equal($"{Path}/{id}", response.Headers.Location!.ToString());
        Assert.Equal("<b>squares</b> 🌙", created.GetProperty("title").GetString());
        Assert.Equal(["y", "x"], created.GetProperty("columns").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(30, created.GetProperty("rows").GetInt32());
        Assert.Equal(900, created.GetProperty("statistics")[0].GetProperty("max").GetDouble());
        Assert.EndsWith("Z", created.GetProperty("createdAt").GetString(), StringComparison.Ordinal);

        var items = (await api.GetJsonAsync(Path)).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal("moons", items[0].GetProperty("kind").GetString());
        Assert.Equal(1.1312, items[0].GetProperty("entropyFloor").GetDouble(), 4);
        Assert.Equal(id, items.Single(item => item.TryGetProperty("id", out var found) && found.GetString() == id).GetProperty("dataset").GetProperty("id").GetString());

        Assert.Equal(created.ToString(), (await api.GetJsonAsync($"{Path}/{id}")).ToString());
        var preview = await api.GetJsonAsync($"{Path}/{id}/preview?samples=5");
        Assert.Equal(10, preview.GetProperty("points").GetArrayLength());

        using var deleted = await api.SendAsync(HttpMethod.Delete, $"{Path}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        foreach (var (method, path) in new[] { (HttpMethod.Get, $"{Path}/{id}"), (HttpMethod.Delete, $"{Path}/{id}"), (HttpMethod.Get, $"{Path}/{id}/preview") })
        {
            using var gone = await api.SendAsync(method, path);
            await Problem.ReadAsync(gone, HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task A_data_set_in_use_is_not_deleted()
    {
        using var response = await UploadAsync(Squares);
        var id = (await BodyAsync(response, HttpStatusCode.Created)).GetProperty("id").GetString()!;
        var run = await api.LaunchAsync($$$"""{"dataset":{"id":"{{{id}}}"},"training":{"epochs":1,"batchSize":8}}""");
        Assert.Equal(id, run.GetProperty("spec").GetProperty("dataset").GetProperty("id").GetString());

        using var refused = await api.SendAsync(HttpMethod.Delete, $"{Path}/{id}");

        var problem = await Problem.ReadAsync(refused, HttpStatusCode.Conflict);
        Assert.Equal("1 run uses this data set; delete it first, for good: one in the trash counts, too.", problem.Detail);
        Assert.Equal(1, (await api.GetJsonAsync($"{Path}/{id}")).GetProperty("runCount").GetInt32());
    }

    [Fact]
    public async Task Every_wrong_field_is_named()
    {
        using var response = await UploadAsync(Squares, ("header", "maybe"), ("delimiter", "#"), ("decimal", "x"), ("dropMissing", "1"), ("colour", "blue"));

        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);

        Assert.Equal(["colour", "decimal", "delimiter", "dropMissing", "header"], problem.Errors.Keys.Order());
        Assert.Equal("header is \"maybe\"; it must be true or false.", problem.MessageOf("header"));
        Assert.Equal("There is no field colour; an upload has file, name, columns, delimiter, decimal, header, dropMissing.", problem.MessageOf("colour"));
    }

    [Fact]
    public async Task A_wrong_table_is_refused_with_all_reasons()
    {
        using var response = await UploadAsync(Squares + "31,NA\n32\n1e400,2\n", ("name", new string('n', 10_000)));

        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);

        Assert.Equal("name has 10,000 characters; it must have at most 200.", problem.MessageOf("name"));
        Assert.Equal("The first row has 2 values, 1 other row has not: line 33 has 1.", problem.MessageOf("file"));
        Assert.Equal("Column x is not all numbers: 1e400 in line 34 (out of range).", problem.MessageOf("columns"));
        Assert.StartsWith("1 row has a missing value, the first in line 32, column y", problem.MessageOf("dropMissing"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_about_the_format_is_done()
    {
        var text = string.Concat(Enumerable.Range(1, 30).Select(i => $"{i},5;{i * i}\n")) + "31;NA\n";
        using var response = await UploadAsync(text, ("delimiter", "semicolon"), ("decimal", "comma"), ("header", "false"), ("dropMissing", "true"));

        var created = await BodyAsync(response, HttpStatusCode.Created);

        Assert.Equal(["c1", "c2"], created.GetProperty("columns").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(1, created.GetProperty("droppedRows").GetInt32());
        Assert.Equal(1.5, created.GetProperty("statistics")[0].GetProperty("min").GetDouble());
    }

    [Fact]
    public async Task A_request_without_a_file_or_no_form_at_all_is_refused()
    {
        using var form = new MultipartFormDataContent { { new StringContent("a name"), "name" } };
        using var without = await api.Client.PostAsync(new Uri(Path, UriKind.Relative), form, ApiFixture.Token);
        Assert.Equal("file is missing; it must be a CSV file.", (await Problem.ReadAsync(without, HttpStatusCode.BadRequest)).MessageOf("file"));

        using var json = await api.PostAsync(Path, "{}");
        await Problem.ReadAsync(json, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_broken_form_is_the_senders_fault()
    {
        using var content = new StringContent("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\n1,2\n", Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        using var response = await api.Client.PostAsync(new Uri(Path, UriKind.Relative), content, ApiFixture.Token);

        await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_stream_that_goes_on_and_on_is_refused_at_the_limit()
    {
        using var form = new MultipartFormDataContent { { new LongTable(200L << 20), "file", "long.csv" } };

        using var response = await api.Client.PostAsync(new Uri(Path, UriKind.Relative), form, ApiFixture.Token);

        var problem = await Problem.ReadAsync(response, HttpStatusCode.RequestEntityTooLarge);
        Assert.Equal("The file is larger than 100 MB, the most that is allowed.", problem.Detail);
    }

    [Fact]
    public async Task A_toys_preview_takes_its_parameters_and_names_wrong_ones()
    {
        var preview = await api.GetJsonAsync($"{Path}/toys/rings/preview?samples=3&rings=1&noise=0");
        var points = preview.GetProperty("points").EnumerateArray().Select(p => p.GetDouble()).ToArray();
        Assert.Equal(6, points.Length);
        Assert.Equal(1, points[0] * points[0] + points[1] * points[1], 1e-6);

        using var wrong = await api.GetAsync($"{Path}/toys/rings/preview?samples=2001&rings=1.5&noise=-1&seed=x&size=3");
        var problem = await Problem.ReadAsync(wrong, HttpStatusCode.BadRequest);
        Assert.Equal(["noise", "rings", "samples", "seed", "size"], problem.Errors.Keys.Order());
        Assert.Equal("rings is 1.5; it must be a whole number from 1 to 8.", problem.MessageOf("rings"));

        using var unknown = await api.GetAsync($"{Path}/toys/suns/preview");
        Assert.Contains("moons", (await Problem.ReadAsync(unknown, HttpStatusCode.NotFound)).Detail, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> UploadAsync(string text, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "squares.csv");
        return api.Client.PostAsync(new Uri(Path, UriKind.Relative), form, ApiFixture.Token);
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(ApiFixture.Token);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
