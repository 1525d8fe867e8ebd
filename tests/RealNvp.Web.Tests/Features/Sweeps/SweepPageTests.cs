using AngleSharp.Dom;
using Bunit;
using RealNvp.Data.Sweeps;
using RealNvp.Web.Charts;
using RealNvp.Web.Features.Sweeps;
using RealNvp.Web.Features.Sweeps.Importance;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Sweeps;

public class SweepPageTests : PageContext
{
    public SweepPageTests() => SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));

    [Fact]
    public void An_id_of_no_sweep_gets_a_kind_answer_and_ways_on()
    {
        var page = Open("nope");

        Assert.Contains("There is no such sweep", page.Markup, StringComparison.Ordinal);
        Assert.Contains("nope", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["/sweeps", "/sweeps/new"], page.FindAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void A_sweep_that_cannot_be_read_says_so_and_can_be_tried_again()
    {
        Add(SweepFactory.Sweep("a"));
        Sweeps.Failure = new IOException("The disk is gone.");
        var page = Open("a");
        Assert.Contains("The disk is gone.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        Sweeps.Failure = null;
        page.Find("[role=alert] button").Click();

        Assert.Equal("sweep a", page.Find("h1").TextContent);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public void The_head_says_state_progress_and_the_time_left()
    {
        Add(SweepFactory.Sweep("a", counts: new SweepCounts(3, 1, 2, 4, 6, 1, 0, 0)));

        var page = Open("a");

        Assert.Equal("Running", page.Find(".sweep-status").TextContent.Trim());
        var facts = page.Find(".sweep-facts").TextContent;
        Assert.All(
            ["11 of 17", "4 done, 6 stopped early, 1 failed, 2 running, 1 queued, 3 waiting", "4 min left", "1 min 20 s of training", "Two moons"],
            part => Assert.Contains(part, facts, StringComparison.Ordinal));
        Assert.Equal("4 done, 6 stopped early, 1 failed, 2 running, 1 queued, 3 waiting", page.Find(".sweep-bar").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_trial_shows_the_name_that_somebody_gave_its_run_and_not_that_of_every_trial()
    {
        Add(
            SweepFactory.Sweep("a"),
            SweepFactory.Trial(1, objective: 1.1, rank: 1) with { RunName = "sweep a #1" },
            SweepFactory.Trial(2, objective: 1.2, rank: 2) with { RunName = "the good one" });

        var cells = Open("a").FindAll("tbody .cell-trial");

        Assert.Equal(["Trial 1", "Trial 2the good one"], cells.Select(cell => string.Concat(cell.TextContent.Split('\n').Select(line => line.Trim()))));
        Assert.Equal("Open its run, the good one", cells[1].QuerySelector("a")!.GetAttribute("title"));
    }

    [Fact]
    public void What_was_cancelled_is_shown_as_that_and_not_as_done()
    {
        Add(SweepFactory.Sweep("a", SweepStatus.Cancelled, new SweepCounts(0, 0, 0, 4, 1, 1, 14, 0)));

        var bar = Open("a").Find(".sweep-bar-row");

        Assert.Equal("6 of 20", bar.QuerySelector(".sweep-bar-count")!.TextContent);
        Assert.Equal("Cancelled: 14", bar.QuerySelector(".sweep-bar .is-cancelled")!.GetAttribute("title"));
    }

    [Fact]
    public void All_its_runs_can_be_saved_best_first_with_what_was_varied()
    {
        Add(SweepFactory.Sweep("a"), SweepFactory.Trial(1, objective: 1.1, rank: 1));

        var address = Open("a").Find(".leaderboard-file").GetAttribute("href")!;

        Assert.Equal("/runs/table.csv?shelf=all&query=sweep%20%3D%20a%20sort%20by%20bestValNll&columns=trial,name,status,trashed,learningRate,schedule,bestValNll", address);
    }

    [Fact]
    public void The_best_trial_stands_there_with_its_values_and_the_ways_on()
    {
        Add(SweepFactory.Sweep("a"), SweepFactory.Trial(1, objective: 1.3, rank: 2), SweepFactory.Trial(2, objective: 1.187, rank: 1));

        var best = Open("a").Find(".best");

        Assert.Equal("1.187", best.QuerySelector("[data-best='2']")!.TextContent);
        Assert.Equal(["Learning rate0.002", "ScheduleOne-cycle"], best.QuerySelectorAll("dl div").Select(row => row.TextContent.Trim()));
        Assert.Equal(["/runs/run2", "/runs/new?from=run2"], best.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void A_thousand_trials_are_a_page_of_rows_and_three_charts_that_fetch_for_themselves()
    {
        Add(SweepFactory.Sweep("a", counts: new SweepCounts(0, 0, 0, 1000, 0, 0, 0, 0)), [.. SweepFactory.Done(1000)]);

        var page = Open("a");

        Assert.Equal(25, page.FindAll("tbody tr").Count);
        Assert.Contains("1–25 of 1,000", page.Find(".link-pager").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, Sweeps.Readings);
        var spec = page.FindComponent<TrialsChart>().Instance.Spec;
        Assert.Equal("/api/v1/sweeps/a/columns", spec.Source);
        Assert.InRange(System.Text.Json.JsonSerializer.Serialize(spec).Length, 1, 2000);
        Assert.Equal("/sweeps/a?page=40", page.Find("[aria-label='Page 40']").GetAttribute("href"));
    }

    [Fact]
    public void The_table_is_sorted_filtered_and_turned_by_its_address()
    {
        var trials = SweepFactory.Done(60).Select(trial => trial.Number % 2 == 0 ? trial with { State = SweepTrialState.Stopped } : trial).ToArray();
        Add(SweepFactory.Sweep("a", counts: new SweepCounts(0, 0, 0, 30, 30, 0, 0, 0)), trials);

        var page = Open("a?state=stopped&sort=-number&page=2");

        Assert.Equal(["Trial 10", "Trial 8", "Trial 6", "Trial 4", "Trial 2"], Rows(page));
        Assert.Equal("descending", Header(page, "Trial").GetAttribute("aria-sort"));
        Assert.Equal("/sweeps/a?sort=number&state=stopped", Header(page, "Trial").QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("/sweeps/a?sort=training.learningRate&state=stopped", Header(page, "Learning rate").QuerySelector("a")!.GetAttribute("href"));
        var chip = page.Find(".leaderboard-states .is-on");
        Assert.Equal("Stopped early 30", chip.TextContent);
        Assert.Equal("/sweeps/a?sort=-number", chip.GetAttribute("href"));
    }

    [Fact]
    public void A_row_opens_its_run_and_says_why_it_ended()
    {
        Add(
            SweepFactory.Sweep("a"),
            SweepFactory.Trial(1, SweepTrialState.Stopped, 1.412),
            SweepFactory.Trial(2, SweepTrialState.Failed) with { FailureReason = "The loss diverged at epoch 3." },
            SweepFactory.Trial(3, SweepTrialState.Waiting),
            SweepFactory.Trial(4) with { IsTrashed = true });

        var rows = Open("a").FindAll("tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent.Trim());

        Assert.Equal("/runs/run1", rows["Trial 1"].QuerySelector("th a")!.GetAttribute("href"));
        Assert.Contains("1.412 nats was place 5 of 6 there", rows["Trial 1"].TextContent, StringComparison.Ordinal);
        Assert.Contains("The loss diverged at epoch 3.", rows["Trial 2"].TextContent, StringComparison.Ordinal);
        Assert.Null(rows["Trial 3"].QuerySelector("th a"));
        Assert.Contains("lies in the trash", rows["Trial 4"].TextContent, StringComparison.Ordinal);
        Assert.Single(rows.Values, row => row.QuerySelector("button") is not null);
    }

    [Fact]
    public async Task A_stopped_trial_is_revived_and_a_refusal_is_said()
    {
        Add(SweepFactory.Sweep("a"), SweepFactory.Trial(1, SweepTrialState.Stopped, 1.412));
        var page = Open("a");

        await page.InvokeAsync(() => page.Find("[aria-label='Revive trial 1']").Click());
        Assert.Equal(["revive a 1"], Sweeps.Actions);
        Assert.Contains("goes on from its last checkpoint", Toasts.Markup, StringComparison.Ordinal);

        Sweeps.Answers["revive"] = new SweepActionResult(SweepActionOutcome.Conflict, "Trial 1 has no checkpoint.");
        await page.InvokeAsync(() => page.Find("[aria-label='Revive trial 1']").Click());
        Assert.Contains("Trial 1 has no checkpoint.", Toasts.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_sweep_is_cancelled_only_after_a_yes_that_says_what_ends()
    {
        Add(SweepFactory.Sweep("a", counts: new SweepCounts(3, 1, 1, 4, 0, 0, 0, 0)));
        var page = Open("a");

        await page.InvokeAsync(() => Button(page, "Cancel").Click());
        Assert.Contains("3 trials will not start, and 2 trials that are in the queue or training will be cancelled", Dialogs.Markup, StringComparison.Ordinal);
        await Dialogs.InvokeAsync(() => Button(Dialogs, "Let it go on").Click());
        Assert.Empty(Sweeps.Actions);

        await page.InvokeAsync(() => Button(page, "Cancel").Click());
        await Dialogs.InvokeAsync(() => Button(Dialogs, "Cancel the sweep").Click());
        Assert.Equal(["cancel a"], Sweeps.Actions);
    }

    [Theory]
    [InlineData(SweepStatus.Running, "Pause Cancel Clone Its runs Share")]
    [InlineData(SweepStatus.Paused, "Continue Cancel Clone Its runs Share")]
    [InlineData(SweepStatus.Cancelled, "Continue Clone Its runs Share")]
    [InlineData(SweepStatus.Completed, "Clone Its runs Share")]
    public void Each_state_offers_what_can_be_done_in_it(SweepStatus status, string actions)
    {
        Add(SweepFactory.Sweep("a", status));

        var page = Open("a");

        var words = page.FindAll(".sweep-actions > a, .sweep-actions > button:not([aria-label])").Select(button => button.TextContent.Trim());
        Assert.Equal(actions, string.Join(' ', words));
        Assert.Equal(status is SweepStatus.Completed or SweepStatus.Cancelled, page.FindAll("[aria-label='Delete this sweep']").Count == 1);
        Assert.Equal("/sweeps/new?sweep=a", page.Find(".sweep-actions a").GetAttribute("href"));
        Assert.Equal("/runs?query=sweep%20%3D%20a", page.FindAll(".sweep-actions a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task The_best_trials_are_compared_from_a_menu()
    {
        Add(SweepFactory.Sweep("a"), [.. SweepFactory.Done(8), SweepFactory.Trial(9, SweepTrialState.Failed)]);
        var page = Open("a");

        await page.InvokeAsync(() => Button(page, "Compare").Click());
        await Popovers.InvokeAsync(() => Popovers.WaitForElements(".mud-menu-item").Single(item => item.TextContent.Trim() == "The best 5").Click());

        page.WaitForAssertion(() => Assert.Equal("/compare?runs=run1,run2,run3,run4,run5", Path));
    }

    [Fact]
    public async Task Pausing_and_continuing_ask_the_service_and_tell_what_it_refuses()
    {
        Add(SweepFactory.Sweep("a"));
        var page = Open("a");

        await page.InvokeAsync(() => Button(page, "Pause").Click());
        Sweeps.Answers["pause"] = new SweepActionResult(SweepActionOutcome.Conflict, "The sweep has already completed.");
        await page.InvokeAsync(() => Button(page, "Pause").Click());

        Assert.Equal(["pause a", "pause a"], Sweeps.Actions);
        Assert.Contains("The sweep has already completed.", Toasts.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ended_sweep_is_deleted_after_a_yes_and_the_list_comes_next()
    {
        Add(SweepFactory.Sweep("a", SweepStatus.Completed));
        var page = Open("a");

        await page.InvokeAsync(() => page.Find("[aria-label='Delete this sweep']").Click());
        Assert.Contains("Its runs stay", Dialogs.Markup, StringComparison.Ordinal);
        await Dialogs.InvokeAsync(() => Button(Dialogs, "Delete").Click());

        Assert.Equal(["delete a"], Sweeps.Actions);
        Assert.Equal("/sweeps", Path);
    }

    [Fact]
    public async Task A_new_name_is_given_or_refused_in_the_dialog()
    {
        Add(SweepFactory.Sweep("a"));
        var page = Open("a");
        await page.InvokeAsync(() => page.Find("[aria-label='Rename this sweep']").Click());

        Sweeps.Answers["rename"] = new SweepActionResult(SweepActionOutcome.Conflict, "name is blank; it must be a text.");
        await Dialogs.InvokeAsync(() => Dialogs.Find("#rename-name").Input(" "));
        await Dialogs.InvokeAsync(() => Button(Dialogs, "Rename").Click());
        Assert.Contains("name is blank; it must be a text.", Dialogs.Markup, StringComparison.Ordinal);

        Sweeps.Answers.Clear();
        await Dialogs.InvokeAsync(() => Dialogs.Find("#rename-name").Input("better"));
        await Dialogs.InvokeAsync(() => Button(Dialogs, "Rename").Click());
        Assert.Equal("rename a better", Sweeps.Actions[^1]);
        Assert.Empty(Dialogs.FindAll("#rename-name"));
    }

    [Fact]
    public async Task What_changes_is_shown_and_the_charts_are_told()
    {
        Add(SweepFactory.Sweep("a"), SweepFactory.Trial(1, SweepTrialState.Running));
        var page = Open("a");
        var revision = page.FindComponent<TrialsChart>().Instance.Spec.Revision;

        Sweeps.Trials["a"][0] = SweepFactory.Trial(1, objective: 1.21, rank: 1);
        SweepHub.Publish(new SweepChange("a", StateChanged: true));

        await page.WaitForAssertionAsync(() => Assert.Equal("1.210", page.Find(".best-value").TextContent));
        Assert.True(page.FindComponent<TrialsChart>().Instance.Spec.Revision > revision);
        await DisposeComponentsAsync();
        Assert.Equal(0, SweepHub.Subscribers);
    }

    [Fact]
    public async Task A_sweep_deleted_while_it_is_looked_at_says_so()
    {
        Add(SweepFactory.Sweep("a"));
        var page = Open("a");

        Sweeps.Sweeps.Clear();
        SweepHub.Publish(new SweepChange("a", StateChanged: true));

        await page.WaitForAssertionAsync(() => Assert.Contains("This sweep has been deleted", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Combinations_show_their_mean_and_spread_over_the_seeds()
    {
        Add(
            SweepFactory.Sweep("a", seeds: [1, 2, 3]),
            [.. new[] { 1.21, 1.19, 1.2 }.Select((value, i) => SweepFactory.Trial(2, objective: value, rank: i == 0 ? 3 : i) with { Number = i + 1, Combination = 4, Seed = i + 1, RunId = $"r{i + 1}" })]);

        var page = Open("a?rows=combinations");

        var row = page.Find("tbody tr");
        Assert.All(["Combination 4", "1.200", "0.010", "1.190", "3 of 3"], part => Assert.Contains(part, row.TextContent, StringComparison.Ordinal));
        Assert.Equal("/compare?runs=r1,r2,r3", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("combination 4: 1.200 ± 0.010", page.Find(".best").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Early_stopping_shows_how_many_came_and_how_many_went_on()
    {
        Add(
            SweepFactory.Sweep("a", kind: SweepKind.Asha),
            SweepFactory.Trial(1, objective: 1.1, rank: 1),
            SweepFactory.Trial(2, SweepTrialState.Stopped, 1.4) with { Epoch = 11 },
            SweepFactory.Trial(3, SweepTrialState.Stopped, 1.5) with { IsRevived = true, State = SweepTrialState.Running },
            SweepFactory.Trial(4, SweepTrialState.Waiting));

        var rows = Open("a").FindAll(".rungs tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("th, td:not([aria-hidden])").Select(cell => cell.TextContent.Trim())));

        Assert.Equal(["3 3 2", "9 1 1"], rows);
    }

    [Fact]
    public void Importance_says_shares_directions_and_what_a_reader_must_know()
    {
        Add(SweepFactory.Sweep("a"));
        Sweeps.Importances["a"] = new SweepImportance(
            12, 10, 0.8, [new DimensionImportance("training.learningRate", 0.9, -0.6), new DimensionImportance("training.schedule", 0.1, null)], null);

        var page = Open("a?tab=settings");

        var items = page.FindAll(".importance li").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal(["Learning rate 90 % higher is better", "Schedule 10 %"], items);
        Assert.Equal(["points", "parallel"], page.FindComponents<TrialsChart>().Select(chart => chart.Instance.Spec.Kind));
        Assert.Equal([true, false], page.FindComponents<TrialsChart>()[1].Instance.Spec.Dimensions.Select(dimension => dimension.Log));
        Assert.Equal(["Constant", "One-cycle"], page.FindComponents<TrialsChart>()[1].Instance.Spec.Dimensions[1].Titles);
    }

    [Fact]
    public void Too_few_trials_for_importance_are_said()
    {
        Add(SweepFactory.Sweep("a"));
        Sweeps.Importances["a"] = new SweepImportance(3, 10, null, [], "3 trials have completed; 10 are needed.");

        Assert.Contains("10 are needed", Open("a?tab=settings").Find(".importance [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scatter_goes_over_the_chosen_setting_and_the_address_keeps_it()
    {
        Add(SweepFactory.Sweep("a"));
        var page = Open("a?tab=settings&across=training.schedule");
        Assert.Equal(1, page.FindComponent<TrialsChart>().Instance.Spec.Across);

        await page.InvokeAsync(() => page.Find(".settings-across select").Change("training.learningRate"));

        Assert.Equal("/sweeps/a?tab=settings&across=training.learningRate", Path);
    }

    [Fact]
    public void The_definition_says_what_varies_and_gives_the_body_that_launches_it_again()
    {
        Add(SweepFactory.Sweep("a", kind: SweepKind.Asha));

        var page = Open("a?tab=definition");

        Assert.Contains("1e-4 to 0.01, evenly in the logarithm", page.Markup, StringComparison.Ordinal);
        Assert.Contains("3, 9 epochs; 1 in 3 goes on", page.Find(".definition").TextContent, StringComparison.Ordinal);
        Assert.Contains("\"setting\": \"training.learningRate\"", page.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Empty(SweepRequestReader.Read(page.Find("pre").TextContent).Errors);
    }

    [Fact]
    public void A_page_beyond_the_last_leads_to_the_last()
    {
        Add(SweepFactory.Sweep("a"), [.. SweepFactory.Done(30)]);

        Open("a?page=9");

        Assert.Equal("/sweeps/a?page=2", Path);
    }

    private IRenderedComponent<SweepPage> Open(string address)
    {
        Navigation.NavigateTo("/sweeps/" + address);
        return Render<SweepPage>(parameters => parameters.Add(page => page.Id, address.Split('?')[0]));
    }

    private void Add(SweepDetail sweep, params SweepTrial[] trials)
    {
        Sweeps.Sweeps.Add(sweep);
        Sweeps.Trials[sweep.Summary.Id] = [.. trials];
    }

    private static IEnumerable<string> Rows(IRenderedComponent<SweepPage> page) => page.FindAll("tbody th").Select(cell => cell.TextContent.Trim());

    private static IElement Header(IRenderedComponent<SweepPage> page, string title) =>
        page.FindAll("thead th").First(header => header.TextContent.TrimEnd(' ', '↑', '↓') == title);

    private static IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text);
}
