using RealNvp.Engine.Specs;

namespace RealNvp.Engine.Tests.Specs;

public class RunSpecReaderTests
{
    private static readonly RunLimits Laptop = new() { MemoryBytes = 16e9 };

    [Fact]
    public void An_empty_body_gives_the_documented_defaults()
    {
        var reading = RunSpecReader.Read("{}", Laptop);

        Assert.Empty(reading.Errors);
        Assert.Equal("moons", reading.Spec.Dataset.Kind);
        Assert.Equal(ModelSpec.Defaults.CouplingLayers, reading.Spec.Model.CouplingLayers);
        Assert.Equal(TrainingSpec.Defaults.LearningRate, reading.Spec.Training.LearningRate);
    }

    [Fact]
    public void A_named_field_replaces_the_presets_value_and_leaves_the_others()
    {
        var reading = RunSpecReader.Read("""{"preset":"quick","training":{"epochs":3,"schedule":"constant"}}""", Laptop);

        Assert.Empty(reading.Errors);
        Assert.Equal("quick", reading.Spec.Preset);
        Assert.Equal(3, reading.Spec.Training.Epochs);
        Assert.Equal(LearningRateSchedule.Constant, reading.Spec.Training.Schedule);
        Assert.Equal(2e-3, reading.Spec.Training.LearningRate);
        Assert.Equal(64, reading.Spec.Model.HiddenSize);
    }

    [Theory]
    [InlineData("""{"model":{"couplingLayers":0}}""", "model.couplingLayers", "couplingLayers is 0; it must be a whole number from 1 to 256.")]
    [InlineData("""{"model":{"couplingLayers":-1}}""", "model.couplingLayers", "couplingLayers is -1; it must be a whole number from 1 to 256.")]
    [InlineData("""{"model":{"couplingLayers":1e9}}""", "model.couplingLayers", "couplingLayers is 1e9; it must be a whole number from 1 to 256.")]
    [InlineData("""{"model":{"couplingLayers":2.5}}""", "model.couplingLayers", "couplingLayers is 2.5; it must be a whole number from 1 to 256.")]
    [InlineData("""{"model":{"couplingLayers":"six"}}""", "model.couplingLayers", "couplingLayers is \"six\"; it must be a whole number from 1 to 256.")]
    [InlineData("""{"model":{"hiddenSize":0}}""", "model.hiddenSize", "hiddenSize is 0; it must be a whole number from 1 to 4096.")]
    [InlineData("""{"training":{"learningRate":0}}""", "training.learningRate", "learningRate is 0; it must be a number greater than 0 and at most 1.")]
    [InlineData("""{"training":{"learningRate":-0.1}}""", "training.learningRate", "learningRate is -0.1; it must be a number greater than 0 and at most 1.")]
    [InlineData("""{"training":{"learningRate":"NaN"}}""", "training.learningRate", "learningRate is \"NaN\"; it must be a number greater than 0 and at most 1.")]
    [InlineData("""{"training":{"learningRate":1e6}}""", "training.learningRate", "learningRate is 1e6; it must be a number greater than 0 and at most 1.")]
    [InlineData("""{"training":{"learningRate":1e999}}""", "training.learningRate", "learningRate is 1e999; it must be a number greater than 0 and at most 1.")]
    [InlineData("""{"training":{"epochs":0}}""", "training.epochs", "epochs is 0; it must be a whole number from 1 to 1,000,000.")]
    [InlineData("""{"training":{"schedule":"fast"}}""", "training.schedule", "schedule is \"fast\"; it must be one of constant, cosine, oneCycle, step, plateau.")]
    [InlineData("""{"preset":"slow"}""", "preset", "preset is \"slow\"; it must be one of quick, fine, fine-circles, fine-pinwheel, fine-gaussians, fine-checkerboard, fine-spirals, fine-swissroll, fine-rings, small-table, table, course-notebook.")]
    [InlineData("""{"tags":"a"}""", "tags", "tags is \"a\"; it must be a list of texts.")]
    [InlineData("""{"model":[1,2]}""", "model", "model is a list of 2; it must be an object with the model settings.")]
    [InlineData("[]", "body", "The spec is a list of 0; it must be a JSON object.")]
    public void A_wrong_value_is_refused_with_field_value_and_what_is_allowed(string json, string field, string message)
    {
        var error = Assert.Single(RunSpecReader.Read(json, Laptop).Errors);

        Assert.Equal(new FieldError(field, message), error);
    }

    [Fact]
    public void An_unknown_data_set_is_refused_with_the_known_ones()
    {
        var error = Assert.Single(RunSpecReader.Read("""{"dataset":{"kind":"sausages"}}""", Laptop).Errors);

        Assert.Equal("dataset.kind", error.Field);
        Assert.StartsWith("kind is \"sausages\"; it must be one of moons", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_is_taken_from_the_command_line_only()
    {
        const string spec = """{"dataset":{"csv":{"file":"/etc/passwd"}}}""";

        var error = Assert.Single(RunSpecReader.Read(spec, Laptop).Errors);
        Assert.Equal("dataset.csv", error.Field);

        var local = RunSpecReader.Read(spec, Laptop with { FilesAllowed = true });
        Assert.Empty(local.Errors);
        Assert.Equal("/etc/passwd", local.Spec.Dataset.Csv!.File);
    }

    [Fact]
    public void A_table_without_an_id_is_refused()
    {
        Assert.Equal("dataset.id", Assert.Single(RunSpecReader.Read("""{"dataset":{"kind":"csv"}}""", Laptop).Errors).Field);
    }

    [Fact]
    public void An_unknown_field_is_refused_with_its_siblings_and_the_nearest_name()
    {
        var error = Assert.Single(RunSpecReader.Read("""{"model":{"couplinglayer":6}}""", Laptop).Errors);

        Assert.Equal("model.couplinglayer", error.Field);
        Assert.Contains("couplingLayers, hiddenSize, hiddenLayers", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Did you mean model.couplingLayers?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_field_is_named_at_once()
    {
        var errors = RunSpecReader.Read(
            """{"model":{"couplingLayers":0,"hiddenSize":"big"},"training":{"epochs":-3,"speed":1},"dataset":{"noise":"loud"}}""", Laptop).Errors;

        Assert.Equal(
            ["dataset.noise", "model.couplingLayers", "model.hiddenSize", "training.epochs", "training.speed"],
            errors.Select(e => e.Field).Order());
    }

    [Fact]
    public void A_batch_larger_than_the_training_rows_is_refused_with_their_number()
    {
        var error = Assert.Single(RunSpecReader.Read("""{"dataset":{"samples":100},"training":{"batchSize":200}}""", Laptop).Errors);

        Assert.Equal("training.batchSize", error.Field);
        Assert.Contains("batchSize is 200; it must be a whole number from 1 to 90", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e9")]
    [InlineData("100000")]
    public void A_hidden_size_beyond_reason_is_refused_with_the_memory_it_would_take(string size)
    {
        var error = Assert.Single(RunSpecReader.Read("{\"model\":{\"hiddenSize\":" + size + "}}", Laptop).Errors);

        Assert.Equal("model.hiddenSize", error.Field);
        Assert.Matches(@"takes about [\d,.]+ [TE]B of memory", error.Message);
    }

    [Fact]
    public void The_memory_of_a_hidden_size_is_told_for_the_couplings_asked_for_whatever_the_order_of_the_fields()
    {
        var error = Assert.Single(RunSpecReader.Read("""{"model":{"hiddenSize":5000,"couplingLayers":12}}""", Laptop).Errors);

        Assert.Contains("with 12 couplings", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hidden_size_within_the_limit_but_beyond_the_memory_is_refused_with_both_sizes()
    {
        var error = Assert.Single(RunSpecReader.Read(
            """{"model":{"couplingLayers":64,"hiddenSize":4096}}""", new RunLimits { MemoryBytes = 8e9 }).Errors);

        Assert.Equal("model.hiddenSize", error.Field);
        Assert.Matches(@"training would take about \d+ GB of memory and 8 GB are there", error.Message);
    }

    [Fact]
    public void A_name_may_hold_markup_and_emoji_but_not_ten_thousand_characters()
    {
        Assert.Empty(RunSpecReader.Read("""{"name":"<script>alert(1)</script> 🌙"}""", Laptop).Errors);

        var error = Assert.Single(RunSpecReader.Read($$"""{"name":"{{new string('x', 10_000)}}"}""", Laptop).Errors);
        Assert.Equal(new FieldError("name", "name has 10,000 characters; it must be a text of at most 200 characters."), error);
    }

    [Fact]
    public void Text_that_is_no_json_is_refused_with_the_place()
    {
        var error = Assert.Single(RunSpecReader.Read("{\"model\": {", Laptop).Errors);

        Assert.Equal("body", error.Field);
        Assert.Contains("line 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spec_survives_serialising_and_reading()
    {
        var spec = Presets.CourseNotebook.Spec with
        {
            Name = "round trip",
            Dataset = new DatasetSpec { Kind = "moons", Samples = 777, Noise = 0.2, Seed = 9 },
            Tags = ["a", "b"],
        };

        var reading = RunSpecReader.Read(SpecJson.Serialize(spec), Laptop);

        Assert.Empty(reading.Errors);
        Assert.Equal(SpecJson.Serialize(spec), SpecJson.Serialize(reading.Spec));
    }
}
