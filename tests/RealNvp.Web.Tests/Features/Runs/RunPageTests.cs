using AngleSharp.Dom;
using Bunit;
using RealNvp.Data.Logs;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Engine.Training.Events;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Runs.Live;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;
using RunPage = RealNvp.Web.Features.Runs.Detail.RunPage;

namespace RealNvp.Web.Tests.Features.Runs;

public class RunPageTests : PageContext
{
    public RunPageTests() => SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));

    [Fact]
    public void An_id_of_no_run_gets_a_kind_answer_and_ways_on()
    {
        var page = Open("nope");

        Assert.Contains("There is no such run", page.Markup, StringComparison.Ordinal);
        Assert.Contains("nope", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["/runs", "/runs/new"], page.FindAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void A_run_that_cannot_be_read_says_so_and_can_be_tried_again()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        RunService.Failure = new IOException("The disk is gone.");
        var page = Open("a");
        Assert.Contains("The disk is gone.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        RunService.Failure = null;
        page.Find("[role=alert] button").Click();

        Assert.Equal("run a", page.Find("h1").TextContent);
    }

    [Fact]
    public void A_refresh_that_finds_the_host_stopping_leaves_the_page_as_it_is()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running));
        var page = Open("a");
        RunService.Failure = new ObjectDisposedException("IServiceProvider");

        Hub.Publish(new RunChange("a", 13, null, StateChanged: true));

        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Equal("run a", page.Find("h1").TextContent);
    }

    [Theory]
    [InlineData("moons", 1)]
    [InlineData("swissroll", 0)]
    public void Bridges_between_separate_parts_are_explained_where_there_are_any(string kind, int notes)
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Completed, new RunSpec { Dataset = new DatasetSpec { Kind = kind } }));

        Assert.Equal(notes, Open("a").FindAll(".samples .bridge-note").Count);
    }

    [Fact]
    public void A_tested_run_says_what_its_nats_mean()
    {
        RunService.Runs.Add(RunFactory.Run("a") with
        {
            EntropyFloor = null,
            TestRows = 27,
            TestNll = 1.37,
            TestStandardError = 0.147,
            BaselinesJson = SpecJson.Serialize<IReadOnlyList<BaselineResult>>(
            [
                new() { Name = "gaussian", Title = "one Gaussian", Nll = 1.82, StandardError = 0.2, FlowAdvantage = 0.45, FlowAdvantageError = 0.11, Detail = "full covariance" },
                new() { Name = "mixture", Title = "Gaussian mixture", Problem = "The training rows are too few." },
            ]),
        });
        var page = Open("a");

        Assert.Equal("1.370 ± 0.147 nats", Rows(page.Find("section.result"))["test NLL"]);
        var card = page.Find("section.baselines");
        Assert.Contains("1.57 times the density", card.TextContent, StringComparison.Ordinal);
        var rows = card.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("one Gaussian|1.820 ± 0.200|+0.450 ± 0.110", rows[1], StringComparison.Ordinal);
        Assert.Contains("The training rows are too few.", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_a_test_shows_no_baselines_and_a_poor_round_trip_is_warned_of()
    {
        RunService.Runs.Add(RunFactory.Run("a") with { TestRows = 0, RoundTripError = 3e-4 });
        var page = Open("a");

        Assert.Equal("none kept", Rows(page.Find("section.result"))["test NLL"]);
        Assert.Empty(page.FindAll("section.baselines"));
        Assert.Contains("above 1e-4", page.Find("section.result [role=note]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_completed_run_shows_its_result_with_units()
    {
        RunService.Runs.Add(RunFactory.Run("a") with
        {
            ValNll = 1.19,
            TrainNll = 1.17,
            LogScaleSum = -0.841,
            RoundTripError = 2.3e-6,
            StepsPerSecond = 850.4,
            PeakMemoryBytes = 38_000_000,
        });

        var result = Rows(Open("a").Find("section.result"));

        Assert.Equal("1.190 nats", result["validation NLL, now"]);
        Assert.Equal("1.131 nats", result["entropy floor"]);
        Assert.Equal("0.342 nats", result["best NLL on raw data"]);
        Assert.Equal("2.3e-6", result["round-trip error"]);
        Assert.Equal("850 steps/s", result["speed"]);
        Assert.Equal("38 MB", result["peak memory"]);
    }

    [Fact]
    public void What_is_not_known_yet_is_a_dash_without_a_unit()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Queued));

        var result = Rows(Open("a").Find("section.result"));

        Assert.Equal("–", result["validation NLL, now"]);
        Assert.Equal("–", result["entropy floor"]); // It is computed as training starts.
        Assert.Equal("–", result["speed"]);
    }

    [Fact]
    public void A_run_of_a_table_has_an_entropy_floor_that_nobody_knows()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Queued, new RunSpec { Dataset = new DatasetSpec { Id = "table" } }) with { DatasetId = "table" });

        Assert.Equal("not known", Rows(Open("a").Find("section.result"))["entropy floor"]);
    }

    [Fact]
    public void A_running_run_says_how_far_it_is_and_can_be_cancelled_but_not_thrown_away()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running) with { EpochFraction = 0.6 });
        var page = Open("a");

        Assert.Equal("63", page.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Contains("epoch 12 of 20", Words(page.Find(".run-progress")), StringComparison.Ordinal);
        Assert.Contains("4 s left", page.Find(".run-progress").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[aria-label='Put this run into the trash']"));
        Button(page, "Cancel").Click();

        Assert.Equal(["cancel a"], RunService.Actions);
    }

    [Fact]
    public void A_run_asked_to_stop_cannot_be_asked_twice()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running) with { CancelRequested = true });
        var page = Open("a");

        Assert.True(Button(page, "Cancel").HasAttribute("disabled"));
        Assert.Contains("stops after this batch", page.Find(".run-progress").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_waiting_run_says_its_place_and_moves_up_when_another_leaves()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Queued));
        Queue.Running.Add(RunFactory.Run("y", RunStatus.Running));
        Queue.Waiting.AddRange([RunFactory.Run("z", RunStatus.Queued), RunService.Runs[0]]);
        var page = Open("a");
        Assert.Equal("2nd of 2 in the queue", page.Find(".queue-place").TextContent);

        Queue.Waiting.RemoveAt(0);
        Hub.Publish(new RunChange("z", 0, null, StateChanged: true));

        page.WaitForAssertion(() => Assert.Equal("next in the queue", page.Find(".queue-place").TextContent));
    }

    [Fact]
    public void A_failed_run_says_why_what_to_do_and_offers_a_clone_and_a_resume()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Failed) with
        {
            Epoch = 2,
            FailureReason = "The loss became NaN in epoch 3.",
            FailureAdvice = "Lower the learning rate.",
        });
        var page = Open("a");

        var alert = page.Find("[role=alert]");
        Assert.Contains("The loss became NaN in epoch 3.", alert.TextContent, StringComparison.Ordinal);
        Assert.Contains("Lower the learning rate.", alert.TextContent, StringComparison.Ordinal);
        Assert.Equal("/runs/new?from=a", alert.QuerySelector("a")!.GetAttribute("href"));
        Button(page, "Resume").Click();

        Assert.Equal(["resume a"], RunService.Actions);
    }

    [Fact]
    public void A_run_that_failed_before_its_first_checkpoint_can_only_start_again()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Failed));
        var page = Open("a");

        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Resume");
        Button(page, "Start again").Click();

        Assert.Equal(["resume a"], RunService.Actions);
    }

    [Fact]
    public void A_run_goes_into_the_trash_with_an_undo_and_the_list_is_next()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        var page = Open("a");

        page.Find("[aria-label='Put this run into the trash']").Click();

        page.WaitForAssertion(() => Assert.Equal("/runs", Path));
        Toasts.WaitForElement(".undo-toast button").Click();
        Toasts.WaitForAssertion(() => Assert.Equal(["Trash a", "Restore a"], Organiser.Actions));
    }

    [Fact]
    public void A_run_in_the_trash_says_until_when_is_restored_or_deleted_after_a_yes_and_not_resumed()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Cancelled) with { Epoch = 5, TrashedAt = RunFactory.Start });
        var page = Open("a");
        Assert.Contains("It will be deleted for good after 2026-03-31", page.Find(".shelf-note").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Resume");

        Button(page, "Restore").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".shelf-note")));
        Assert.NotNull(Button(page, "Resume"));

        RunService.Runs[0] = RunService.Runs[0] with { TrashedAt = RunFactory.Start };
        Hub.Publish(new RunChange("a", 0, null, StateChanged: true));
        page.WaitForElement(".shelf-note");
        Button(page, "Delete forever").Click();
        Assert.Single(RunService.Runs);
        Dialogs.WaitForElements(".mud-dialog button").Single(button => button.TextContent.Trim() == "Delete forever").Click();
        page.WaitForAssertion(() => Assert.Equal("/runs", Path));
        Assert.Empty(RunService.Runs);
    }

    [Fact]
    public void A_sweep_over_a_runs_settings_is_in_its_menu()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        var page = Open("a");

        page.Find("[aria-label='More actions']").Click();

        Assert.Equal("/sweeps/new?from=a", Popovers.WaitForElement("a.mud-menu-item").GetAttribute("href"));
    }

    [Fact]
    public void A_trial_says_which_sweep_it_is_of_and_another_run_does_not()
    {
        Sweeps.Sweeps.Add(SweepFactory.Sweep("s"));
        RunService.Runs.AddRange([RunFactory.Run("a") with { SweepId = "s", SweepTrial = 17 }, RunFactory.Run("b")]);

        var note = Open("a").Find(".trial-note");
        Assert.Equal("Trial 17 of sweep s", note.TextContent.Trim());
        Assert.Equal("/sweeps/s", note.QuerySelector("a")!.GetAttribute("href"));
        Assert.Empty(Open("b").FindAll(".trial-note"));
    }

    [Fact]
    public void A_run_is_archived_starred_and_renamed_on_its_page()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        var page = Open("a");

        Choose(page, "Archive");
        page.WaitForAssertion(() => Assert.Contains("This run is archived", page.Find(".shelf-note").TextContent, StringComparison.Ordinal));
        Button(page, "Unarchive").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".shelf-note")));
        page.Find(".star").Click();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find(".star").GetAttribute("aria-pressed")));
        page.Find("[aria-label='Rename this run']").Click();
        Dialogs.WaitForElement("#rename-name").Input("better");
        Dialogs.Find("#rename-form").Submit();

        page.WaitForAssertion(() => Assert.Equal("better", page.Find("h1").TextContent));
    }

    [Fact]
    public void A_new_epoch_is_shown_when_the_hub_says_so()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running));
        var page = Open("a");
        var source = page.FindComponent<LineChart>().Instance.Sources.Single();
        Assert.Equal(12, source.Revision);

        RunService.Runs[0] = RunService.Runs[0] with { Epoch = 13, ValNll = 1.25 };
        RunService.Snapshots["a"] = [0, 13];
        Hub.Publish(new RunChange("a", 13, 13, StateChanged: false));

        page.WaitForAssertion(() => Assert.Equal(13, page.FindComponent<LineChart>().Instance.Sources.Single().Revision));
        Assert.Contains("epoch 13 of 20", Words(page.Find(".run-progress")), StringComparison.Ordinal);
        Assert.Equal([0, 13], page.FindComponent<SnapshotViewer>().Instance.Panels[0].Epochs);
    }

    [Fact]
    public void A_further_epoch_alone_does_not_draw_the_page_anew_for_each_who_looks_at_it()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running));
        var page = Open("a");
        Assert.Equal("/api/v1/runs/a/live", page.Find("live-numbers").GetAttribute("feed"));
        Assert.Equal("/api/v1/runs/a/live", page.FindComponent<LineChart>().Instance.Sources.Single().Live);
        RunService.Reads.Clear();
        var drawn = page.RenderCount;

        RunService.Runs[0] = RunService.Runs[0] with { Epoch = 13 };
        Hub.Publish(new RunChange("a", 13, null, StateChanged: false));

        Assert.Empty(RunService.Reads);
        Assert.Equal(drawn, page.RenderCount);
    }

    [Fact]
    public void Another_part_of_the_page_shows_the_epochs_that_came_since_it_was_drawn()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running));
        var page = Open("a");
        RunService.Runs[0] = RunService.Runs[0] with { Epoch = 13 };
        Hub.Publish(new RunChange("a", 13, null, StateChanged: false));

        Navigation.NavigateTo("/runs/a?tab=log");

        page.WaitForAssertion(() => Assert.Contains("epoch 13 of 20", Words(page.Find(".run-progress")), StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_epoch_draws_the_page_anew_as_it_brings_more_than_numbers()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running) with { Epoch = 0 });
        var page = Open("a");

        RunService.Runs[0] = RunService.Runs[0] with { Epoch = 1 };
        Hub.Publish(new RunChange("a", 1, null, StateChanged: false));

        page.WaitForAssertion(() => Assert.Contains(page.FindAll("a"), link => link.TextContent.Contains("Fork", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(RunStatus.Completed)]
    [InlineData(RunStatus.Failed)]
    public void A_run_that_has_ended_is_not_followed(RunStatus end)
    {
        RunService.Runs.Add(RunFactory.Run("a", end));

        var page = Open("a");

        Assert.False(page.Find("live-numbers").HasAttribute("feed"));
        Assert.Null(page.FindComponent<LineChart>().Instance.Sources.Single().Live);
    }

    [Fact]
    public void What_is_sent_to_open_pages_is_what_the_page_shows()
    {
        var run = RunFactory.Run("a", RunStatus.Running) with { ValNll = 1.25, TrainNll = 1.24, BestValNll = 1.2, BestEpoch = 11, EntropyFloor = 1.1, LogScaleSum = 0.5 };
        RunService.Runs.Add(run);

        var page = Open("a");

        var sent = System.Text.Json.JsonSerializer.SerializeToElement(LiveNumbers.Of(run), SpecJson.Options);
        var shown = page.FindAll("[data-live]");
        Assert.Equal(
            shown.Select(element => (element.GetAttribute("data-live"), element.TextContent)),
            shown.Select(element => (element.GetAttribute("data-live"), sent.GetProperty(element.GetAttribute("data-live")!).GetString()!)));
        Assert.Equal(
            sent.EnumerateObject().Select(number => number.Name).Except(["percent"]).Order(),
            shown.Select(element => element.GetAttribute("data-live")!).Order());
        Assert.Equal($"width:{sent.GetProperty("percent").GetString()}%", page.Find("[data-live-percent] > div").GetAttribute("style"));
    }

    [Fact]
    public void A_run_deleted_by_somebody_else_says_so()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        var page = Open("a");

        RunService.Runs.Clear();
        Hub.Publish(new RunChange("a", 20, null, StateChanged: true));

        page.WaitForAssertion(() => Assert.Contains("This run has been deleted", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_page_listens_no_longer()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Queued));
        Open("a");

        // The page for its run; the place in the queue, which others change; the lineage, into which new runs come.
        Assert.Equal(3, Hub.Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(0, Hub.Subscribers);
    }

    [Fact]
    public void The_address_says_what_is_seen()
    {
        RunService.Runs.Add(RunFactory.Run("a") with { Columns = ["p", "q", "r"] });
        RunService.Snapshots["a"] = [0, 5, 20];
        var page = Open("a?y=log&x=seconds&epoch=5&columns=2,0&colour=plain");

        var curve = page.FindComponent<LineChart>().Instance;
        var samples = page.FindComponent<SnapshotViewer>().Instance;
        Assert.Equal((true, XAxis.Seconds), (curve.Log, curve.X));
        Assert.Equal((5, 2, 0, false), (samples.Epoch, samples.XColumn, samples.YColumn, samples.ByPlace));
    }

    [Fact]
    public async Task What_is_chosen_goes_into_the_address()
    {
        RunService.Runs.Add(RunFactory.Run("a") with { Columns = ["p", "q", "r"] });
        RunService.Snapshots["a"] = [0, 5, 20];
        var page = Open("a");

        page.FindAll(".curve input[type=radio]")[1].Change(true);
        Assert.Equal("/runs/a?y=log", Path);
        Assert.True(page.FindComponent<LineChart>().Instance.Log);

        page.FindAll(".column-picker select")[0].Change("2");
        Assert.Equal("/runs/a?y=log&columns=2%2C1", Path);

        await page.FindComponent<SnapshotViewer>().Instance.OnEpochChosen(5);
        Assert.Equal("/runs/a?y=log&columns=2%2C1&epoch=5", Path);
    }

    [Fact]
    public void The_penalty_is_drawn_only_where_there_is_one()
    {
        RunService.Runs.AddRange([RunFactory.Run("a"), RunFactory.Run("b") with { L2 = 1e-4 }]);

        // On a chart of its own, whose axis is not the NLL's.
        Assert.Equal(["valNll trainNll"], Charts(Open("a")));
        Assert.Equal(["valNll trainNll", "penalty"], Charts(Open("b")));

        static IEnumerable<string> Charts(IRenderedComponent<RunPage> page) =>
            page.FindComponents<LineChart>().Select(chart => string.Join(' ', chart.Instance.Series.Select(s => s.Column)));
    }

    [Fact]
    public void The_log_says_what_happened_as_it_happens_beside_rate_and_gradient()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running));
        var page = Open("a?tab=log");
        Assert.Contains("Nothing out of the ordinary", page.Find("section.log").TextContent, StringComparison.Ordinal);
        Assert.Equal(["learningRate", "gradNorm"], page.FindComponents<LineChart>().Select(chart => chart.Instance.Series.Single().Column));

        var noon = new DateTime(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);
        RunService.Log["a"] = [new(noon, 1, 0, RunLogLevel.Info, "Went on."), new(noon.AddSeconds(1), 2, 13, RunLogLevel.Warning, "Training diverged.")];
        Hub.Publish(new RunChange("a", 13, null, StateChanged: true));

        page.WaitForAssertion(() => Assert.Equal(
            ["2026-01-02 12:00:00 UTC – Went on.", "2026-01-02 12:00:01 UTC 13 Warning: Training diverged."],
            page.FindAll("section.log tbody tr").Select(Words)));
    }

    [Fact]
    public void A_log_that_cannot_be_read_says_so()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        RunService.LogFailure = new IOException("The disk is gone.");

        Assert.Contains("The disk is gone.", Open("a?tab=log").Find("section.log [role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_and_provenance_are_all_there_and_can_be_copied()
    {
        var provenance = new Provenance("0.1.0", "abcdef0123456789", "torch", 2, "Linux, 2 cores", new Dictionary<string, string> { [".NET"] = "10.0.1" }, "ff00");
        RunService.Runs.Add(RunFactory.Run("a") with { ProvenanceJson = SpecJson.Serialize(provenance) });

        var page = Open("a?tab=settings");

        var settings = page.FindAll(".settings-table tr").Where(row => row.QuerySelector("td") is not null)
            .ToDictionary(row => Words(row.QuerySelector("th")!), row => Words(row.QuerySelector("td")!));
        Assert.Equal(("2e-3", "One-cycle", "8"), (settings["Learning rate"], settings["Schedule"], settings["Coupling layers"]));
        Assert.Contains("commit abcdef012345", page.Markup, StringComparison.Ordinal);
        Assert.Contains("ff00", page.Markup, StringComparison.Ordinal);
        var command = page.FindAll("[data-copy]")[^1].GetAttribute("data-copy")!;
        Assert.EndsWith("realnvp train --spec a.json --work a\n", command, StringComparison.Ordinal);
        var json = page.FindAll("[data-copy]")[0].GetAttribute("data-copy")!;
        Assert.Equal(SpecJson.Serialize(Presets.Quick.Spec with { Name = "run a" }), SpecJson.Serialize(RunSpecReader.Read(json).Spec));
    }

    [Fact]
    public void Weights_are_offered_once_there_are_some()
    {
        RunService.Runs.AddRange([RunFactory.Run("a"), RunFactory.Run("b", RunStatus.Running)]);

        Assert.Contains("/api/v1/runs/a/weights", Links(Open("a?tab=files")));
        Assert.DoesNotContain("/api/v1/runs/b/weights", Links(Open("b?tab=files")));

        static IEnumerable<string?> Links(IRenderedComponent<RunPage> page) => page.FindAll("a").Select(a => a.GetAttribute("href"));
    }

    [Theory]
    [InlineData(true, 15, "The weights of epoch 15, the one with the least validation NLL.")]
    [InlineData(true, 20, "The weights of epoch 20, the last one.")]
    [InlineData(false, 15, "The weights of epoch 20, the last one.")]
    public void It_is_said_which_epoch_s_weights_are_kept(bool keepBest, int best, string expected)
    {
        var spec = Presets.Quick.Spec with { Training = Presets.Quick.Spec.Training with { KeepBest = keepBest } };
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Completed, spec) with { Epoch = 20, BestEpoch = best });

        Assert.Contains(expected, Open("a?tab=files").Markup, StringComparison.Ordinal);
        Assert.Equal(
            expected.StartsWith("The weights of epoch 15", StringComparison.Ordinal),
            Open("a").Find(".samples-note").TextContent.Contains("weights of epoch 15", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_is_shown_as_text_whatever_it_holds()
    {
        RunService.Runs.Add(RunFactory.Run("a") with { Name = "<img src=x onerror=alert(1)>" });

        var page = Open("a");

        Assert.Empty(page.FindAll("img"));
        Assert.Equal("<img src=x onerror=alert(1)>", page.Find("h1").TextContent);
    }

    private IRenderedComponent<RunPage> Open(string address)
    {
        Navigation.NavigateTo($"/runs/{address}");
        return Render<RunPage>(p => p.Add(page => page.Id, address.Split('?')[0]));
    }

    /// <summary>Something in the menu of rarer actions.</summary>
    private void Choose(IRenderedComponent<RunPage> page, string text)
    {
        page.Find("[aria-label='More actions']").Click();
        Popovers.WaitForElements(".mud-menu-item").Single(item => item.TextContent.Trim() == text).Click();
    }

    private static IElement Button(IRenderedComponent<RunPage> page, string text) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private static Dictionary<string, string> Rows(IElement section) => section.QuerySelectorAll("dl > div")
        .ToDictionary(row => row.QuerySelector("dt")!.TextContent, row => Words(row.QuerySelector("dd")!));

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
}
