using System.Net;
using System.Text;
using System.Text.Json;
using RealNvp.Data.Datasets;
using RealNvp.Engine.Specs;

namespace RealNvp.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public class RunLaunchTests(ApiFixture api)
{
    private const string Runs = "/api/v1/runs";

    [Fact]
    public async Task A_run_of_all_defaults_is_created_with_every_setting_spelled_out()
    {
        using var response = await api.PostAsync(Runs, """{ "training": { "epochs": 2 } }""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var run = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(ApiFixture.Token));
        var id = run.GetProperty("id").GetString()!;
        Assert.Matches("^[2-9a-z]{10}$", id);
        Assert.Equal($"{Runs}/{id}", response.Headers.Location?.ToString());
        Assert.Contains(run.GetProperty("status").GetString(), new[] { "queued", "running" });
        Assert.Equal("moons 6 x 256", run.GetProperty("name").GetString());
        Assert.Equal($"/runs/{id}", run.GetProperty("url").GetString());

        var spec = run.GetProperty("spec");
        Assert.Equal("moons", spec.GetProperty("dataset").GetProperty("kind").GetString());
        Assert.Equal(30_000, spec.GetProperty("dataset").GetProperty("samples").GetInt32());
        Assert.Equal(0.05, spec.GetProperty("dataset").GetProperty("noise").GetDouble());
        Assert.Equal(6, spec.GetProperty("model").GetProperty("couplingLayers").GetInt32());
        Assert.Equal(4, spec.GetProperty("model").GetProperty("hiddenLayers").GetInt32());
        Assert.Equal(256, spec.GetProperty("training").GetProperty("batchSize").GetInt32());
        Assert.Equal("oneCycle", spec.GetProperty("training").GetProperty("schedule").GetString());
        Assert.Equal(0, spec.GetProperty("training").GetProperty("l2").GetDouble());
        Assert.Equal(2, run.GetProperty("progress").GetProperty("epochs").GetInt32());
    }

    [Fact]
    public async Task A_preset_gives_the_values_that_are_left_out()
    {
        var run = await api.LaunchAsync("""{ "preset": "quick", "training": { "epochs": 3 }, "tags": ["a", "b"] }""");
        var spec = run.GetProperty("spec");
        Assert.Equal("quick", spec.GetProperty("preset").GetString());
        Assert.Equal(64, spec.GetProperty("model").GetProperty("hiddenSize").GetInt32());
        Assert.Equal(2e-3, spec.GetProperty("training").GetProperty("learningRate").GetDouble());
        Assert.Equal(3, spec.GetProperty("training").GetProperty("epochs").GetInt32());
        Assert.Equal(["a", "b"], run.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    /// <summary>Body, wrong field, part of its message.</summary>
    public static TheoryData<string, string, string> WrongFields { get; } = new()
    {
        { """{"model":{"couplingLayers":0}}""", "model.couplingLayers", "couplingLayers is 0; it must be a whole number from 1 to 256." },
        { """{"model":{"couplingLayers":-1}}""", "model.couplingLayers", "couplingLayers is -1;" },
        { """{"model":{"couplingLayers":1e9}}""", "model.couplingLayers", "couplingLayers is 1e9;" },
        { """{"model":{"couplingLayers":2.5}}""", "model.couplingLayers", "couplingLayers is 2.5;" },
        { """{"model":{"couplingLayers":"six"}}""", "model.couplingLayers", "couplingLayers is \"six\";" },
        { """{"model":{"hiddenSize":0}}""", "model.hiddenSize", "hiddenSize is 0;" },
        { """{"dataset":{"fresh":"often"}}""", "dataset.fresh", "fresh is \"often\"; it must be true or false." },
        { """{"training":{"optimizer":"sgd"}}""", "training.optimizer", "one of adam, adamW" },
        { """{"training":{"schedule":"plateau","minLearningRate":0.5}}""", "training.minLearningRate", "not more than learningRate, 0.001" },
        { """{"training":{"averageDecay":1}}""", "training.averageDecay", "from 0 to 0.999999" },
        { """{"model":{"hiddenSize":1000000}}""", "model.hiddenSize", "of memory" },
        { """{"model":{"couplingLayers":256,"hiddenSize":4096,"hiddenLayers":8}}""", "model.hiddenSize", "TB of memory" },
        { """{"training":{"learningRate":0}}""", "training.learningRate", "learningRate is 0; it must be a number greater than 0 and at most 1." },
        { """{"training":{"learningRate":-0.1}}""", "training.learningRate", "learningRate is -0.1;" },
        { """{"training":{"learningRate":"NaN"}}""", "training.learningRate", "learningRate is \"NaN\";" },
        { """{"training":{"learningRate":1e6}}""", "training.learningRate", "learningRate is 1e6;" },
        { """{"training":{"learningRate":1e400}}""", "training.learningRate", "learningRate is 1e400;" },
        { """{"training":{"epochs":0}}""", "training.epochs", "epochs is 0;" },
        { """{"training":{"batchSize":200},"dataset":{"samples":100}}""", "training.batchSize", "from 1 to 90, the training rows of this data set" },
        { """{"training":{"batchsize":64}}""", "training.batchsize", "Did you mean training.batchSize?" },
        { """{"dataset":{"kind":"mooons"}}""", "dataset.kind", "it must be one of moons" },
        { """{"dataset":{"id":"nosuchdata"}}""", "dataset.id", "there is no data set with that id" },
        { """{"dataset":{"kind":"csv","csv":{"file":"/etc/passwd"}}}""", "dataset.csv", "upload it as a data set" },
        { """{"preset":"slow"}""", "preset", "it must be one of quick, fine, fine-circles," },
        { """{"learnRate":1}""", "learnRate", "There is no field learnRate" },
        { """{"tags":"one"}""", "tags", "it must be a list of texts" },
        { """{"model":[1]}""", "model", "it must be an object" },
        { """[]""", "body", "it must be a JSON object" },
        { """{"training":{"learningRate":NaN}}""", "body", "not valid JSON" },
        { """{"name":""", "body", "not valid JSON" },
        { "", "body", "The body is empty" },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task A_wrong_field_is_named_with_its_value_and_what_is_allowed(string body, string field, string told)
    {
        using var response = await api.PostAsync(Runs, body);
        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains(told, problem.MessageOf(field), StringComparison.Ordinal);
        Assert.Single(problem.Errors);
    }

    [Fact]
    public async Task All_wrong_fields_are_named_at_once()
    {
        using var response = await api.PostAsync(
            Runs,
            """
            { "model": { "couplingLayers": "six", "hiddenSize": 0 }, "training": { "epochs": 0, "learningRate": -1 },
              "dataset": { "id": "nosuchdata" }, "colour": "blue" }
            """);
        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal(
            ["colour", "dataset.id", "model.couplingLayers", "model.hiddenSize", "training.epochs", "training.learningRate"],
            problem.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("<script>alert(1)</script> & \"quotes\"")]
    [InlineData("🌙🌙 lune à demi — 月")]
    public async Task Names_of_any_letters_are_kept_as_they_are(string name)
    {
        var run = await api.LaunchAsync(JsonSerializer.Serialize(new { name, training = new { epochs = 1 } }));
        Assert.Equal(name, (await api.GetJsonAsync($"{Runs}/{run.GetProperty("id").GetString()}")).GetProperty("name").GetString());
        using var page = await api.GetAsync($"/runs/{run.GetProperty("id").GetString()}");
        Assert.DoesNotContain("<script>alert(1)", await page.Content.ReadAsStringAsync(ApiFixture.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_ten_thousand_letters_is_refused()
    {
        using var response = await api.PostAsync(Runs, JsonSerializer.Serialize(new { name = new string('x', 10_000) }));
        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains("10,000 characters", problem.MessageOf("name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_larger_than_an_uploaded_data_set_is_refused_with_its_rows()
    {
        var dataset = await StoreDatasetAsync(rows: 100);
        using var response = await api.PostAsync(Runs, $$$"""{"dataset":{"id":"{{{dataset.Id}}}"},"training":{"batchSize":81}}""");
        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);
        Assert.Contains("from 1 to 80", problem.MessageOf("training.batchSize"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_of_an_uploaded_data_set_names_it()
    {
        var dataset = await StoreDatasetAsync(rows: 100);
        var run = await api.LaunchAsync($$$"""{"dataset":{"id":"{{{dataset.Id}}}"},"training":{"batchSize":80,"epochs":1}}""");
        Assert.Equal("geyser 6 x 256", run.GetProperty("name").GetString());
        Assert.Equal(("geyser", dataset.Id), (run.GetProperty("data").GetProperty("name").GetString(), run.GetProperty("data").GetProperty("id").GetString()));
        Assert.Equal("csv", run.GetProperty("spec").GetProperty("dataset").GetProperty("kind").GetString());
        Assert.Equal(DatasetDeletion.InUse, await api.Get<IDatasetStore>().TryDeleteAsync(dataset.Id, ApiFixture.Token));
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_by_its_header_is_refused()
    {
        using var response = await api.Client.PostAsync(new Uri(Runs, UriKind.Relative), new StringContent("{}"), ApiFixture.Token);
        await Problem.ReadAsync(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_body_that_is_no_text_or_too_long_is_refused()
    {
        using var bytes = new ByteArrayContent([0xFF, 0xFE, 0x00, 0x80]);
        bytes.Headers.ContentType = new("application/json");
        using var noText = await api.Client.PostAsync(new Uri(Runs, UriKind.Relative), bytes, ApiFixture.Token);
        Assert.Contains("not UTF-8", (await Problem.ReadAsync(noText, HttpStatusCode.BadRequest)).MessageOf("body"), StringComparison.Ordinal);
        using var tooLong = await api.PostAsync(Runs, $$"""{"name":"{{new string('x', 1_100_000)}}"}""");
        Assert.Contains("larger than 1 MB", (await Problem.ReadAsync(tooLong, HttpStatusCode.BadRequest)).MessageOf("body"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_of_the_catalogue_has_a_value_in_a_resolved_run()
    {
        // The catalogue is what the description of the API is written from.
        var spec = new RunSpec { Name = "x" };
        Assert.All(SettingCatalogue.All, setting => Assert.NotNull(setting.Get(spec)));
    }

    private Task<DatasetRecord> StoreDatasetAsync(int rows)
    {
        var csv = "a,b\n" + string.Concat(Enumerable.Range(0, rows).Select(i => $"{i},{i * i}\n"));
        return api.Get<IDatasetStore>().CreateAsync(
            new NewDataset
            {
                Name = "geyser",
                FileName = "geyser.csv",
                ImportJson = "{\"file\":\"geyser.csv\"}",
                Columns = ["a", "b"],
                Rows = rows,
                DroppedRows = 0,
                SummaryJson = "{}",
            },
            new MemoryStream(Encoding.UTF8.GetBytes(csv)),
            ApiFixture.Token);
    }
}
