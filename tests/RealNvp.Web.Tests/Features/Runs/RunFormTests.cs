using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs.New;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

public class RunFormTests
{
    private static readonly RunLimits Laptop = new() { MemoryBytes = 16e9 };

    private static RunForm Quick => new(FormBaseline.Of(Presets.Quick));

    [Fact]
    public void An_untouched_form_is_the_preset()
    {
        var reading = Quick.Read(Laptop);

        Assert.Empty(reading.Errors);
        Assert.Equal(Presets.Quick.Spec.Model, reading.Spec.Model);
        Assert.Equal(Presets.Quick.Spec.Training, reading.Spec.Training);
        Assert.Equal("quick", reading.Spec.Preset);
        Assert.Empty(Quick.Changes());
    }

    [Theory]
    [InlineData("model.couplingLayers", "0", "couplingLayers is 0; it must be a whole number from 1 to 256.")]
    [InlineData("model.couplingLayers", "-1", "couplingLayers is -1; it must be a whole number from 1 to 256.")]
    [InlineData("model.couplingLayers", "1e9", "couplingLayers is 1e9; it must be a whole number from 1 to 256.")]
    [InlineData("model.couplingLayers", "2.5", "couplingLayers is 2.5; it must be a whole number from 1 to 256.")]
    [InlineData("model.couplingLayers", "six", "couplingLayers is \"six\"; it must be a whole number from 1 to 256.")]
    [InlineData("model.couplingLayers", "", "couplingLayers is empty; it must be a whole number from 1 to 256.")]
    [InlineData("model.couplingLayers", "  ", "couplingLayers is empty; it must be a whole number from 1 to 256.")]
    [InlineData("model.hiddenSize", "0", "hiddenSize is 0; it must be a whole number from 1 to 4096.")]
    [InlineData("training.learningRate", "0", "learningRate is 0; it must be a number greater than 0 and at most 1.")]
    [InlineData("training.learningRate", "-0.1", "learningRate is -0.1; it must be a number greater than 0 and at most 1.")]
    [InlineData("training.learningRate", "NaN", "learningRate is \"NaN\"; it must be a number greater than 0 and at most 1.")]
    [InlineData("training.learningRate", "1e6", "learningRate is 1e6; it must be a number greater than 0 and at most 1.")]
    [InlineData("training.learningRate", "1e400", "learningRate is 1e400; it must be a number greater than 0 and at most 1.")]
    [InlineData("training.learningRate", "0,001", "learningRate is \"0,001\"; it must be a number greater than 0 and at most 1.")]
    [InlineData("training.epochs", "0", "epochs is 0; it must be a whole number from 1 to 1,000,000.")]
    [InlineData("training.epochs", "{}", "epochs is \"{}\"; it must be a whole number from 1 to 1,000,000.")]
    [InlineData("dataset.noise", "lots", "noise is \"lots\"; it must be a number.")]
    [InlineData("dataset.noise", "-1", "noise is -1; it must be a number from 0 to 1.")]
    public void A_wrong_text_is_refused_in_the_words_of_the_api(string path, string text, string message)
    {
        var form = Quick;
        form.Set(path, text);

        var error = Assert.Single(form.Read(Laptop).Errors);

        Assert.Equal(new FieldError(path, message), error);
        Assert.Equal(text, form.Text(path));
    }

    [Fact]
    public void What_is_typed_where_nobody_sees_it_is_neither_an_error_nor_a_change()
    {
        var form = Quick;
        form.Set("training.schedule", "step");
        form.Set("training.stepEpochs", "often");
        Assert.Equal("training.stepEpochs", Assert.Single(form.Read(Laptop).Errors).Field);
        Assert.Equal(["training.schedule", "training.stepEpochs"], form.Changes());

        form.Set("training.schedule", "oneCycle");

        var reading = form.Read(Laptop);
        Assert.Empty(reading.Errors);
        Assert.Equal(Presets.Quick.Spec.Training, reading.Spec.Training);
        Assert.Empty(form.Changes());
    }

    [Fact]
    public void A_table_is_never_asked_for_fresh_points()
    {
        var form = Quick;
        form.Set("dataset.fresh", "true");
        form.ChooseTable("abc");

        Assert.Empty(form.Read(Laptop).Errors);
    }

    [Theory]
    [InlineData("training.learningRate", "1e-4", 1e-4)]
    [InlineData("training.learningRate", " 1E-4 ", 1e-4)]
    [InlineData("training.learningRate", ".5", 0.5)]
    [InlineData("training.learningRate", "+0.25", 0.25)]
    [InlineData("training.l2", "0", 0)]
    public void Numbers_may_be_typed_as_people_do(string path, string text, double value)
    {
        var form = Quick;
        form.Set(path, text);

        var reading = form.Read(Laptop);

        Assert.Empty(reading.Errors);
        Assert.Equal(value, SettingCatalogue.Get(path).Get(reading.Spec));
    }

    [Theory]
    [InlineData("20 000")]
    [InlineData("20\u202F000")]
    [InlineData("20,000")]
    [InlineData("2e4")]
    [InlineData("020000")]
    public void Whole_numbers_may_be_grouped(string text)
    {
        var form = Quick;
        form.Set("dataset.samples", text);

        var reading = form.Read(Laptop);

        Assert.Empty(reading.Errors);
        Assert.Equal(20_000, reading.Spec.Dataset.Samples);
    }

    [Fact]
    public void A_batch_size_nobody_chose_is_fitted_to_a_small_table_and_given_back_with_the_next_toy()
    {
        var form = Quick;
        form.ChooseTable("faithful00");
        form.FitBatchSize(272, new RunSpec { Dataset = new DatasetSpec { Id = "k7m2xq9c4d" } });
        Assert.Equal("32", form.Text("training.batchSize"));

        form.ChooseToy("moons");
        form.FitBatchSize(null, new RunSpec());
        Assert.Equal("256", form.Text("training.batchSize"));
    }

    [Theory]
    [InlineData("255")]
    [InlineData("six")]
    public void A_batch_size_somebody_typed_stays(string typed)
    {
        var form = Quick;
        form.Set("training.batchSize", typed);
        form.ChooseTable("faithful00");
        form.FitBatchSize(272, new RunSpec { Dataset = new DatasetSpec { Id = "k7m2xq9c4d" } });

        Assert.Equal(typed, form.Text("training.batchSize"));
    }

    [Fact]
    public void A_hidden_size_beyond_reason_is_told_what_it_would_take()
    {
        var form = Quick;
        form.Set("model.hiddenSize", "1000000");

        var error = Assert.Single(form.Read(Laptop).Errors);

        Assert.Equal("model.hiddenSize", error.Field);
        Assert.Matches(@"takes about [\d,.]+ [PTE]B of memory", error.Message);
    }

    [Fact]
    public void A_batch_larger_than_the_data_is_refused_with_the_rows_there_are()
    {
        var form = Quick;
        form.ChooseTable(FakeDatasetService.UploadId);
        form.Set("training.batchSize", "4096");

        var error = Assert.Single(form.Read(Laptop with { Rows = 272, Columns = 2 }).Errors);

        Assert.Equal("training.batchSize", error.Field);
        Assert.Contains("from 1 to 218, the training rows of this data set", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_wrong_field_is_named_at_once()
    {
        var form = Quick;
        form.Set("model.couplingLayers", "six");
        form.Set("training.epochs", "");
        form.Set("training.l2", "-1");
        form.Set("name", new string('x', 10_000));

        Assert.Equal(
            ["model.couplingLayers", "name", "training.epochs", "training.l2"],
            form.Read(Laptop).Errors.Select(e => e.Field).Order());
    }

    [Fact]
    public void A_preset_fills_model_and_training_and_leaves_data_name_and_tags()
    {
        var form = Quick;
        form.Set("name", "mine");
        form.Set("tags", "a, b ,, a");
        form.Set("dataset.seed", "7");
        form.Set("dataset.noise", "0.1");

        form.StartFrom(Presets.CourseNotebook);
        var spec = form.Read(Laptop).Spec;

        Assert.Equal(Presets.CourseNotebook.Spec.Training, spec.Training);
        Assert.Equal(256, spec.Model.HiddenSize);
        Assert.Equal(("course-notebook", "mine", 7, 0.1), (spec.Preset, spec.Name, spec.Dataset.Seed, spec.Dataset.Noise));
        Assert.Equal(["a", "b"], spec.Tags);
    }

    [Fact]
    public void A_change_counts_by_value_and_can_be_taken_back()
    {
        var form = Quick;
        form.Set("training.learningRate", "2e-3");
        Assert.False(form.IsChanged("training.learningRate"));

        form.Set("training.learningRate", "0.01");
        Assert.Equal(["training.learningRate"], form.Changes());
        Assert.Equal("0.002", form.BaselineText("training.learningRate"));

        form.Reset("training.learningRate");
        Assert.Empty(form.Changes());
    }

    [Fact]
    public void A_clone_takes_over_everything_but_the_name_and_marks_what_is_changed()
    {
        var original = Presets.CourseNotebook.Spec with
        {
            Name = "the original",
            Tags = ["keep"],
            Dataset = new DatasetSpec { Kind = "moons", Noise = 0.2, Seed = 9, Samples = 500 },
        };
        var form = new RunForm(FormBaseline.Of(RunFactory.Run("r1", spec: original)));

        var spec = form.Read(Laptop).Spec;
        Assert.Equal(SpecJson.Serialize(original with { Name = null }), SpecJson.Serialize(spec));
        Assert.Empty(form.Changes());

        form.Set("dataset.noise", "0.3");
        form.Set("training.epochs", "10");
        Assert.Equal(["dataset.noise", "training.epochs"], form.Changes());

        form.ResetAll();
        Assert.Empty(form.Changes());
    }

    [Fact]
    public void Looking_at_another_data_set_loses_nothing()
    {
        var form = Quick;
        form.Set("dataset.noise", "0.3");
        form.ChooseTable(FakeDatasetService.UploadId);
        Assert.Equal(FakeDatasetService.UploadId, form.Read(Laptop).Spec.Dataset.Id);

        form.ChooseToy("moons");

        Assert.Equal(0.3, form.Read(Laptop).Spec.Dataset.Noise);
        Assert.Null(form.Read(Laptop).Spec.Dataset.Id);
    }

    [Fact]
    public void A_draft_brings_back_every_text_also_the_wrong_ones()
    {
        var form = Quick;
        form.StartFrom(Presets.CourseNotebook);
        form.Set("model.hiddenSize", "six <b>");
        form.Set("name", "ü 🎉");
        var draft = SpecJson.Deserialize<RunFormDraft>(SpecJson.Serialize(form.Save()))!;

        var restored = Quick;
        restored.Restore(draft);

        Assert.Equal("six <b>", restored.Text("model.hiddenSize"));
        Assert.Equal("ü 🎉", restored.Text("name"));
        Assert.Equal("Course notebook", restored.Baseline.Title);
    }

    [Fact]
    public void The_estimate_leaves_out_what_depends_on_a_wrong_field()
    {
        var form = Quick;
        var fine = RunEstimate.Of(form.Read(Laptop), Laptop);
        Assert.Equal(FlowCost.Of(Presets.Quick.Spec, 2, 30_000).Parameters, fine.Parameters);
        Assert.Equal((27_000, 106, 2120.0), (fine.TrainRows, fine.StepsPerEpoch, fine.Steps));

        form.Set("training.batchSize", "many");
        var partly = RunEstimate.Of(form.Read(Laptop), Laptop);
        Assert.Equal(fine.Parameters, partly.Parameters);
        Assert.Null(partly.StepsPerEpoch);
        Assert.Null(partly.MemoryBytes);
    }
}
