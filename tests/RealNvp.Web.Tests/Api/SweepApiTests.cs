using System.Net;
using System.Text.Json;
using RealNvp.Web.Tests.Queue.Infrastructure;

namespace RealNvp.Web.Tests.Api;

/// <summary>Sweeps over REST. The trainer's script is in the sweep's name.</summary>
[Collection(ApiCollection.Name)]
public class SweepApiTests(ApiFixture api)
{
    private const string Sweeps = "/api/v1/sweeps";

    private const string Small =
        """{"name":"byRate","kind":"grid","base":{"training":{"epochs":2}},"seeds":[1,2],"dimensions":[{"setting":"training.learningRate","values":[0.2,0.1]},{"setting":"training.keepBest","values":[true]}]}""";

    [Fact]
    public async Task A_range_with_fewer_values_than_were_asked_for_is_counted_as_it_will_be_drawn()
    {
        using var response = await api.PostAsync(
            Sweeps + "/preview", """{"dimensions":[{"setting":"training.learningRate","min":0.001,"max":0.0010000004}],"combinations":20,"seeds":[1,2]}""");

        var preview = await ReadAsync(response, HttpStatusCode.OK);

        Assert.Equal((1, 2), (preview.GetProperty("combinations").GetInt32(), preview.GetProperty("trials").GetInt32()));
    }

    [Fact]
    public async Task A_sweep_is_previewed_launched_read_and_forgotten()
    {
        using var previewed = await api.PostAsync(Sweeps + "/preview", Small);
        var preview = await ReadAsync(previewed, HttpStatusCode.OK);
        Assert.Equal((2, 2, 4), (preview.GetProperty("combinations").GetInt32(), preview.GetProperty("seeds").GetInt32(), preview.GetProperty("trials").GetInt32()));
        Assert.Equal(0.2, preview.GetProperty("dimensions")[0].GetProperty("first")[0].GetDouble());
        Assert.True(preview.GetProperty("estimate").GetProperty("expectedSeconds").GetDouble() > 0);

        var sweep = await LaunchAsync(Small);
        var id = sweep.GetProperty("id").GetString()!;
        Assert.Equal("running", sweep.GetProperty("status").GetString());
        await WaitForAsync(id, "completed");

        var trials = await api.GetJsonAsync($"{Sweeps}/{id}/trials?sort=-training.learningRate&pageSize=3");
        Assert.Equal(4, trials.GetProperty("total").GetInt32());
        Assert.Equal(3, trials.GetProperty("items").GetArrayLength());
        var first = trials.GetProperty("items")[0];
        Assert.Equal((0.2, true), (first.GetProperty("values").GetProperty("training.learningRate").GetDouble(), first.GetProperty("values").GetProperty("training.keepBest").GetBoolean()));
        Assert.Equal((3, "completed"), (first.GetProperty("rank").GetInt32(), first.GetProperty("state").GetString()));
        Assert.Equal(0, (await api.GetJsonAsync($"{Sweeps}/{id}/trials?state=failed,stopped")).GetProperty("total").GetInt32());

        var combinations = (await api.GetJsonAsync($"{Sweeps}/{id}/combinations")).GetProperty("items");
        Assert.Equal((2, 1.1, 1), (combinations[0].GetProperty("number").GetInt32(), combinations[0].GetProperty("mean").GetDouble(), combinations[0].GetProperty("rank").GetInt32()));
        Assert.Contains("needs at least 12", (await api.GetJsonAsync($"{Sweeps}/{id}/importance")).GetProperty("note").GetString(), StringComparison.Ordinal);

        var run = await api.GetJsonAsync($"/api/v1/runs/{first.GetProperty("runId").GetString()}");
        Assert.Equal((id, 0.2), (run.GetProperty("sweep").GetProperty("id").GetString(), run.GetProperty("spec").GetProperty("training").GetProperty("learningRate").GetDouble()));
        Assert.Equal(4, (await api.GetJsonAsync($"/api/v1/runs?query=sweep%20%3D%20{id}")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await api.GetJsonAsync($"/api/v1/runs?query=sweep%20%3D%20{id}%20trial%20%3D%201")).GetProperty("total").GetInt32());

        // The body that it shows launches the same again.
        using var again = await api.PostAsync(Sweeps + "/preview", (await api.GetJsonAsync($"{Sweeps}/{id}")).GetProperty("request").GetRawText());
        Assert.Equal(4, (await ReadAsync(again, HttpStatusCode.OK)).GetProperty("trials").GetInt32());

        using var renamed = await api.Client.PatchAsync(
            new Uri($"{Sweeps}/{id}", UriKind.Relative), new StringContent("""{"name":" by rate "}""", System.Text.Encoding.UTF8, "application/json"), ApiFixture.Token);
        Assert.Equal("by rate", (await ReadAsync(renamed, HttpStatusCode.OK)).GetProperty("name").GetString());
        Assert.Equal(id, (await api.GetJsonAsync($"{Sweeps}?search=BY%20RATE&status=completed")).GetProperty("items")[0].GetProperty("id").GetString());
        using var deleted = await api.SendAsync(HttpMethod.Delete, $"{Sweeps}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.False((await api.GetJsonAsync($"/api/v1/runs/{first.GetProperty("runId").GetString()}")).TryGetProperty("sweep", out _));
    }

    [Fact]
    public async Task A_thousand_trials_are_launched_read_on_one_page_and_cancelled_while_the_queue_stays_short()
    {
        var sweep = await LaunchAsync(
            """{"name":"delay=200","kind":"random","combinations":1000,"base":{"training":{"epochs":500}},"dimensions":[{"setting":"training.learningRate","scale":"log","min":1e-4,"max":1e-2},{"setting":"model.hiddenSize","min":8,"max":128}]}""");
        var id = sweep.GetProperty("id").GetString()!;
        await Eventually.Async(
            async () => (await api.GetJsonAsync($"{Sweeps}/{id}")).GetProperty("counts"), counts => counts.GetProperty("running").GetInt32() + counts.GetProperty("queued").GetInt32() >= 3, "the queue is fed");

        Assert.Equal(3, (await api.GetJsonAsync($"/api/v1/runs?query=sweep%20%3D%20{id}")).GetProperty("total").GetInt32());
        var trials = await api.GetJsonAsync($"{Sweeps}/{id}/trials?pageSize=1000&sort=-model.hiddenSize");
        Assert.Equal((1000, 1000), (trials.GetProperty("total").GetInt32(), trials.GetProperty("items").GetArrayLength()));
        Assert.Equal(128, trials.GetProperty("items")[0].GetProperty("values").GetProperty("model.hiddenSize").GetInt32());
        Assert.Equal(1000, trials.GetProperty("items").EnumerateArray().Select(trial => trial.GetProperty("values").GetRawText()).Distinct().Count());

        using var cancelled = await api.SendAsync(HttpMethod.Post, $"{Sweeps}/{id}/cancel");
        Assert.Equal("cancelled", (await ReadAsync(cancelled, HttpStatusCode.OK)).GetProperty("status").GetString());
        await Eventually.Async(
            async () => (await api.GetJsonAsync($"{Sweeps}/{id}")).GetProperty("counts").GetProperty("cancelled").GetInt32(), count => count == 1000, "all are cancelled");
    }

    [Theory]
    [InlineData("""{"dimensions":[]}""", "dimensions", "dimensions has 0 settings to vary; it must have 1 to 20.")]
    [InlineData("""{"dimensions":3}""", "dimensions", "dimensions is 3; it must be a list of objects like")]
    [InlineData("""{"dimensions":[7]}""", "dimensions[0]", "dimensions[0] is 7; it must be an object with setting and a range or values.")]
    [InlineData("""{"dimensions":[{"setting":"model.hidenSize","values":[1]}]}""", "dimensions[0].setting", "Did you mean model.hiddenSize?")]
    [InlineData("""{"dimensions":[{"values":[1]}]}""", "dimensions[0].setting", "setting is missing")]
    [InlineData("""{"dimensions":[{"setting":"training.seed","values":[1]}]}""", "dimensions[0].setting", "training.seed is no dimension; give the training seeds as seeds")]
    [InlineData("""{"dimensions":[{"setting":"model.hiddenSize","values":[]}]}""", "dimensions[0].values", "values has none; there must be 1 to 1,000, each a whole number from 1 to 4096.")]
    [InlineData("""{"dimensions":[{"setting":"model.hiddenSize","values":[8,8.5,9]}]}""", "dimensions[0].values[1]", "values[1] is 8.5; hiddenSize must be a whole number from 1 to 4096.")]
    [InlineData("""{"dimensions":[{"setting":"model.hiddenSize","values":["8"]}]}""", "dimensions[0].values[0]", "values[0] is \"8\"; hiddenSize must be a whole number from 1 to 4096.")]
    [InlineData("""{"dimensions":[{"setting":"model.hiddenSize","values":[8,8.0]}]}""", "dimensions[0].values[1]", "values[1] is 8, which is there already; each value must be another one.")]
    [InlineData("""{"dimensions":[{"setting":"training.schedule","values":["cosin"]}]}""", "dimensions[0].values[0]", "values[0] is \"cosin\"; schedule must be one of constant, cosine,")]
    [InlineData("""{"dimensions":[{"setting":"training.schedule","min":1,"max":2}]}""", "dimensions[0].values", "values is missing; schedule takes a list of values")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":0.2,"max":0.1}]}""", "dimensions[0].min", "min is 0.2; it must be less than max, 0.1.")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":0.1,"max":0.1}]}""", "dimensions[0].min", "min is 0.1; it must be less than max, 0.1.")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","scale":"log","min":0,"max":0.1}]}""", "dimensions[0].min", "min is 0; a logarithmic range must begin above 0.")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":0,"max":11}]}""", "dimensions[0].max", "max is 11; l2 must be a number from 0 to 10.")]
    [InlineData("""{"dimensions":[{"setting":"model.hiddenSize","min":1.5,"max":8}]}""", "dimensions[0].min", "min is 1.5; hiddenSize must be a whole number from 1 to 4096.")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":0}]}""", "dimensions[0].max", "max is missing; a range of l2 needs min and max")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":"a","max":1}]}""", "dimensions[0].min", "min is \"a\"; it must be a number.")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":0,"max":1,"step":2}]}""", "dimensions[0].step", "step is 2; it must be a number greater than 0 and at most 1, the width of the range.")]
    [InlineData("""{"dimensions":[{"setting":"model.hiddenSize","min":1,"max":9,"step":0.5}]}""", "dimensions[0].step", "step is 0.5; it must be a whole number greater than 0")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","scale":"log","min":0.1,"max":1,"step":0.1}]}""", "dimensions[0].step", "step goes with a linear range")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":0,"max":1,"step":0.1,"count":3}]}""", "dimensions[0].count", "count and step are both given")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":0,"max":1,"count":1}]}""", "dimensions[0].count", "count is 1; it must be a whole number from 2 to 1,000.")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":0,"max":1,"values":[0.5]}]}""", "dimensions[0].values", "values stands beside a range")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","scale":"cubic","min":0,"max":1}]}""", "dimensions[0].scale", "scale is \"cubic\"; it must be one of linear, log, choice.")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","min":0,"max":1,"stpe":1}]}""", "dimensions[0].stpe", "There is no field stpe; a dimension has setting,")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","values":[1]},{"setting":"training.l2","values":[2]}]}""", "dimensions[1].setting", "training.l2 is varied twice; it must be one dimension.")]
    [InlineData("""{"dimensions":[{"setting":"training.stepEpochs","values":[5,10]}]}""", "dimensions[0].setting", "training.stepEpochs has an effect only when the schedule is step, which no combination has.")]
    [InlineData("""{"dimensions":[{"setting":"training.batchSize","values":[64,90000]}],"base":{"dataset":{"samples":1000}}}""", "dimensions[0]", "1 of 2 combinations cannot be trained, for example batchSize 90000:")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","values":[0]}],"base":{"dataset":{"id":"nosuch"}}}""", "base.dataset.id", "there is no data set with that id")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","values":[0]}],"base":{"training":{"epochs":0}}}""", "base.training.epochs", "epochs is 0; it must be a whole number from 1 to 1,000,000.")]
    [InlineData("""{"dimensions":[{"setting":"training.l2","values":[0]}],"base":5}""", "base", "base is 5; it must be an object with the settings of a run.")]
    [InlineData("""{"kind":"grid","dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "dimensions[0].count", "count is missing; a grid must know how many values of l2 to take, or their step.")]
    [InlineData("""{"kind":"grid","dimensions":[{"setting":"model.hiddenSize","min":1,"max":3200},{"setting":"training.l2","min":0,"max":1,"count":1000}]}""", "dimensions", "This grid has 3,200,000 trials; at most 1,000 are allowed: take fewer values or random search.")]
    [InlineData("""{"kind":"grid","seeds":[1,2,3],"dimensions":[{"setting":"model.hiddenSize","min":1,"max":400}]}""", "dimensions", "This grid has 400 combinations x 3 seeds = 1,200 trials; at most 1,000 are allowed")]
    [InlineData("""{"kind":"grid","combinations":5,"dimensions":[{"setting":"training.l2","values":[0]}]}""", "combinations", "combinations is given for a grid")]
    [InlineData("""{"combinations":1001,"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "combinations", "This sweep has 1,001 trials; at most 1,000 are allowed: take fewer combinations or seeds.")]
    [InlineData("""{"combinations":0,"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "combinations", "combinations is 0; it must be a whole number from 1 to 1,000.")]
    [InlineData("""{"combinations":99999999999,"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "combinations", "combinations is 99999999999; it must be a whole number.")]
    [InlineData("""{"kind":"bayes","dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "kind", "kind is \"bayes\"; it must be one of grid, random, asha.")]
    [InlineData("""{"seeds":[],"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "seeds", "seeds has 0 values; it must have 1 to 50.")]
    [InlineData("""{"seeds":[2,2],"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "seeds", "seeds has 2 more than once")]
    [InlineData("""{"seeds":[-1],"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "seeds", "seeds has -1; each must be a whole number from 0")]
    [InlineData("""{"seeds":"1","dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "seeds", "seeds is \"1\"; it must be a list of whole numbers.")]
    [InlineData("""{"seed":-3,"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "seed", "seed is -3; it must be a whole number from 0")]
    [InlineData("""{"timeBudgetSeconds":0,"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "timeBudgetSeconds", "timeBudgetSeconds is 0; it must be a number greater than 0")]
    [InlineData("""{"maxConcurrent":0,"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "maxConcurrent", "maxConcurrent is 0; it must be a whole number from 1 to 64.")]
    [InlineData("""{"objective":{"field":"speed"},"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "objective.field", "field is \"speed\"; it must be one of bestValNll, gap,")]
    [InlineData("""{"objective":{"goal":"most"},"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "objective.goal", "goal is \"most\"; it must be one of minimise, maximise.")]
    [InlineData("""{"objective":5,"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "objective", "objective is 5; it must be an object.")]
    [InlineData("""{"kind":"asha","objective":{"field":"testNll"},"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "objective.field", "field is \"testNll\", which successive halving cannot compare while trials train; it must be one of bestValNll, gap, valNll, trainNll.")]
    [InlineData("""{"kind":"asha","asha":{"minEpochs":20},"base":{"training":{"epochs":20}},"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "asha.minEpochs", "minEpochs is 20; it must be a whole number of at least 1 and less than the epochs of a trial, 20.")]
    [InlineData("""{"kind":"asha","asha":{"eta":1},"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "asha.eta", "eta is 1; it must be a whole number from 2 to 10.")]
    [InlineData("""{"kind":"asha","dimensions":[{"setting":"training.epochs","values":[5,9]}]}""", "dimensions[0].setting", "training.epochs cannot be varied here")]
    [InlineData("""{"kind":"random","asha":{},"dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "asha", "asha is given, but the kind is not asha")]
    [InlineData("""{"nme":"x","dimensions":[{"setting":"training.l2","min":0,"max":1}]}""", "nme", "There is no field nme; a sweep has name, kind, base,")]
    [InlineData("""[1]""", "body", "The sweep is a list of 1; it must be a JSON object")]
    [InlineData("""{"kind":""", "body", "The sweep is not valid JSON")]
    [InlineData("", "body", "The body must be a JSON object")]
    public async Task What_is_wrong_is_told_by_field(string body, string field, string message)
    {
        using var response = await api.PostAsync(Sweeps, body);
        Assert.Contains(message, (await Problem.ReadAsync(response, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);

        using var preview = await api.PostAsync(Sweeps + "/preview", body);
        Assert.Contains(message, (await Problem.ReadAsync(preview, HttpStatusCode.BadRequest)).MessageOf(field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        using var response = await api.PostAsync(
            Sweeps,
            """{"kind":"asha","name":5,"seeds":[],"asha":{"eta":99},"base":{"model":{"hiddenSize":"big"}},"dimensions":[{"setting":"training.l2","min":2,"max":1},{"setting":"nothing","values":[1]},{"setting":"training.learningRate","scale":"log","min":0,"max":5}]}""");
        var problem = await Problem.ReadAsync(response, HttpStatusCode.BadRequest);

        Assert.Equal("The sweep cannot be launched", problem.Title);
        Assert.Equal(
            ["asha.eta", "base.model.hiddenSize", "dimensions[0].min", "dimensions[1].setting", "dimensions[2].max", "dimensions[2].min", "name", "seeds"],
            problem.Errors.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found_and_wrong_queries_are_named()
    {
        foreach (var path in (string[])["", "/trials", "/combinations", "/importance"])
        {
            using var missing = await api.GetAsync($"{Sweeps}/nosuchid{path}");
            await Problem.ReadAsync(missing, HttpStatusCode.NotFound);
        }

        foreach (var action in (string[])["cancel", "pause", "continue", "trials/1/revive"])
        {
            using var missing = await api.SendAsync(HttpMethod.Post, $"{Sweeps}/nosuchid/{action}");
            Assert.Equal("There is no sweep nosuchid.", (await Problem.ReadAsync(missing, HttpStatusCode.NotFound)).Detail);
        }

        using var list = await api.GetAsync($"{Sweeps}?status=done&page=0&x=1");
        Assert.Equal(["page", "status", "x"], (await Problem.ReadAsync(list, HttpStatusCode.BadRequest)).Errors.Keys.Order());
        using var text = await api.Client.PostAsync(new Uri(Sweeps, UriKind.Relative), new StringContent("{}"), ApiFixture.Token);
        await Problem.ReadAsync(text, HttpStatusCode.UnsupportedMediaType);

        var sweep = await LaunchAsync("""{"name":"short","dimensions":[{"setting":"training.l2","values":[0]}],"base":{"training":{"epochs":1}}}""");
        var id = sweep.GetProperty("id").GetString();
        using var sort = await api.GetAsync($"{Sweeps}/{id}/trials?sort=training.clipNorm&state=odd");
        Assert.Equal(["sort", "state"], (await Problem.ReadAsync(sort, HttpStatusCode.BadRequest)).Errors.Keys.Order());
        await WaitForAsync(id!, "completed");
        using var late = await api.SendAsync(HttpMethod.Post, $"{Sweeps}/{id}/cancel");
        Assert.Equal("The sweep has already completed.", (await Problem.ReadAsync(late, HttpStatusCode.Conflict)).Detail);
        using var revive = await api.SendAsync(HttpMethod.Post, $"{Sweeps}/{id}/trials/1/revive");
        Assert.Contains("was not stopped early", (await Problem.ReadAsync(revive, HttpStatusCode.Conflict)).Detail, StringComparison.Ordinal);
        using var unnamed = await api.Client.PatchAsync(
            new Uri($"{Sweeps}/{id}", UriKind.Relative), new StringContent("""{"name":" "}""", System.Text.Encoding.UTF8, "application/json"), ApiFixture.Token);
        Assert.Equal("name must be a text of 1 to 200 characters.", (await Problem.ReadAsync(unnamed, HttpStatusCode.BadRequest)).MessageOf("name"));
    }

    private async Task<JsonElement> LaunchAsync(string json)
    {
        using var response = await api.PostAsync(Sweeps, json);
        return await ReadAsync(response, HttpStatusCode.Created);
    }

    private Task<JsonElement> WaitForAsync(string id, string status) =>
        Eventually.Async(() => api.GetJsonAsync($"{Sweeps}/{id}"), sweep => sweep.GetProperty("status").GetString() == status, $"sweep {id} becomes {status}");

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(ApiFixture.Token);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
