using Bunit;
using RealNvp.Data.Runs;
using RealNvp.Data.Runs.Filters;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;
using RealNvp.Web.Features.Runs.Language;
using RealNvp.Web.Features.Runs.List;
using RealNvp.Web.Queue;
using RealNvp.Web.Tests.Features.Fakes;

namespace RealNvp.Web.Tests.Features.Runs;

public class RunsPageTests : PageContext
{
    public RunsPageTests() => SetRendererInfo(new Microsoft.AspNetCore.Components.RendererInfo("Server", isInteractive: true));

    [Fact]
    public void The_first_visit_offers_one_button_that_launches_quick_and_opens_the_run()
    {
        var page = Render<RunsPage>();
        Assert.Empty(page.FindAll("table"));

        page.Find(".first-visit button").Click();

        Assert.Equal(Presets.Quick.Spec, Assert.Single(RunService.Launched));
        Assert.Equal("/runs/launched", Path);
    }

    [Fact]
    public void Two_clicks_on_the_first_button_launch_one_run()
    {
        RunService.LaunchGate = new TaskCompletionSource();
        var page = Render<RunsPage>();

        page.Find(".first-visit button").Click();
        page.Find(".first-visit button").Click();

        Assert.Single(RunService.Launched);
    }

    [Fact]
    public void A_row_says_what_the_run_is_and_how_it_stands()
    {
        RunService.Runs.Add(RunFactory.Run("a"));

        var row = Render<RunsPage>().Find("tr[data-run=a]");

        Assert.Equal("Done", row.QuerySelector(".run-status")!.TextContent.Trim());
        Assert.Equal("/runs/a", row.QuerySelector("a.run-name")!.GetAttribute("href"));
        Assert.Contains("8 × 64", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("2e-3", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("1.183", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("+0.052", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("svg.sparkline polyline"));
    }

    [Fact]
    public void A_running_run_has_a_bar_and_a_time_a_waiting_one_its_place_a_failed_one_its_reason()
    {
        RunService.Runs.AddRange([
            RunFactory.Run("a", RunStatus.Running),
            RunFactory.Run("b", RunStatus.Queued),
            RunFactory.Run("c", RunStatus.Failed) with { FailureReason = "The loss diverged at epoch 3.", FailureAdvice = "Lower the rate." },
        ]);
        Queue.Waiting.AddRange([RunFactory.Run("z", RunStatus.Queued), RunService.Runs[1]]);

        var page = Render<RunsPage>();

        var bar = page.Find("tr[data-run=a] [role=progressbar]");
        Assert.Equal("60", bar.GetAttribute("aria-valuenow"));
        Assert.Contains("12/20", page.Find("tr[data-run=a]").TextContent, StringComparison.Ordinal);
        Assert.Contains("4 s left", page.Find("tr[data-run=a]").TextContent, StringComparison.Ordinal);
        Assert.Contains("2nd in the queue", page.Find("tr[data-run=b]").TextContent, StringComparison.Ordinal);
        Assert.Contains("The loss diverged at epoch 3.", page.Find("tr[data-run=c]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Lower the rate.", page.Find("tr[data-run=c] .is-reason").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_groups_each_says_what_its_runs_reached_and_opens_to_show_them()
    {
        RunService.Runs.AddRange([RunFactory.Run("a"), RunFactory.Run("b"), RunFactory.Run("c") with { HiddenSize = 128 }]);
        var page = Render<RunsPage>();

        await page.InvokeAsync(() => page.Find("select[aria-label='Group runs by']").Change("hiddenSize"));

        Assert.Equal("/runs?group=hiddenSize", Path);
        Assert.Equal(["64", "128"], page.FindAll(".group-title").Select(title => title.TextContent));
        Assert.Equal(["Hidden size", "Runs", "States", "Least", "Mean ± SD", "Largest", "Actions"], page.FindAll(".groups-table thead th").Select(head => head.TextContent.Trim()));
        Assert.Contains("2 done", page.Find(".groups-table tbody").TextContent, StringComparison.Ordinal);
        Assert.Equal("/compare?runs=a,b", page.Find("a[aria-label='Compare the runs of 64']").GetAttribute("href"));
        Assert.Empty(page.FindAll("a[aria-label='Compare the runs of 128']"));
        Assert.Equal("/runs?query=hiddenSize%20%3D%20128", page.Find("a[aria-label='Only these, the runs of 128']").GetAttribute("href"));
        Assert.Empty(page.FindAll("tr[data-run]"));

        await page.InvokeAsync(() => page.FindAll(".group-open")[0].Click());

        Assert.Equal("/runs?group=hiddenSize&open=hiddenSize%20%3D%2064", Path);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tr[data-run]")));
        var asked = Assert.IsType<Comparison>(RunService.Queries[^1].Filter);
        Assert.Equal((RunComparison.Equal, 64.0), (asked.How, asked.Value));
    }

    [Fact]
    public void Equal_settings_go_by_the_newest_run_and_a_group_that_cannot_be_read_says_why()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        Navigation.NavigateTo("/runs?group=settings&of=gap");

        var page = Render<RunsPage>();

        Assert.Equal(RunService.Runs[0].Name, page.Find(".group-title").TextContent);
        Assert.Contains("8 × 64", page.Find(".groups-table th small").TextContent, StringComparison.Ordinal);
        Assert.Equal(RunValue.Gap, RunService.GroupQueries[^1].Of.Value);

        RunService.Failure = new IOException("The disk is gone.");
        Assert.Contains("The disk is gone.", Render<RunsPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_shown_as_text_whatever_it_holds()
    {
        RunService.Runs.Add(RunFactory.Run("a") with { Name = "<img src=x onerror=alert(1)> 🎉 " + new string('x', 10_000) });

        var page = Render<RunsPage>();

        Assert.Empty(page.FindAll("img"));
        Assert.StartsWith("<img src=x", page.Find("a.run-name").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void One_question_about_curves_is_enough_for_the_whole_page()
    {
        RunService.Runs.AddRange(Enumerable.Range(0, 20).Select(i => RunFactory.Run($"r{i}")));

        Render<RunsPage>();

        Assert.Equal(1, RunService.SparklineRequests);
        Assert.Single(RunService.Queries);
    }

    [Fact]
    public void The_url_decides_what_is_asked()
    {
        RunService.Runs.AddRange(Enumerable.Range(0, 30).Select(i => RunFactory.Run($"r{i}", RunStatus.Failed)));
        Navigation.NavigateTo("/runs?status=failed&query=run&sort=-bestValNll&page=2&pageSize=10");

        var page = Render<RunsPage>();

        var query = Assert.Single(RunService.Queries);
        Assert.Equal([RunStatus.Failed], query.Statuses);
        Assert.Equal(new HasText("run"), query.Filter);
        Assert.Equal(new RunOrder(QueryFields.BestValNll.Field, Descending: true), Assert.Single(query.Orders));
        Assert.Equal((2, 10), (query.Page, query.PageSize));
        Assert.Equal(10, page.FindAll("tbody tr").Count);
        Assert.Contains("11–20 of 30", page.Find(".pager-range").TextContent, StringComparison.Ordinal);
        Assert.Equal("descending", page.Find("th.cell-nll").GetAttribute("aria-sort"));
        Assert.Equal("run", page.Find("input[type=search]").GetAttribute("value"));
    }

    [Fact]
    public void Any_setting_and_result_can_be_a_column_that_sorts()
    {
        RunService.Runs.Add(RunFactory.Run("a") with { TestGap = 0.061 });
        Navigation.NavigateTo("/runs?columns=!name:300,testGap,batchSize,optimizer");

        var page = Render<RunsPage>();

        Assert.Equal(["name", "testGap", "batchSize", "optimizer"], page.FindAll("th[data-column]").Select(header => header.GetAttribute("data-column")));
        Assert.Contains("+0.061", page.Find("tr[data-run=a]").TextContent, StringComparison.Ordinal);
        Assert.Contains("256", page.Find("tr[data-run=a]").TextContent, StringComparison.Ordinal);
        Assert.Equal("/runs?sort=batchSize&columns=!name:300,testGap,batchSize,optimizer", page.Find("th[data-column=batchSize] a").GetAttribute("href"));
        Assert.Equal("left:36px", page.Find("td.cell-name").GetAttribute("style"));
    }

    [Fact]
    public async Task A_chosen_column_is_shown_without_asking_again_and_kept_in_the_url()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        var page = Render<RunsPage>();
        page.Find(".filter-columns").Click();

        page.FindAll(".columns-all label").Single(label => label.TextContent.Trim() == "Batch size").QuerySelector("input")!.Change(true);

        Assert.NotNull(page.Find("th[data-column=batchSize]"));
        Assert.EndsWith(",age,batchSize", Path, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.Instance.ResizeAsync("batchSize", 20));
        Assert.EndsWith(",age,batchSize:48", Path, StringComparison.Ordinal);
        page.Find(".columns-reset").Click();
        Assert.Equal("/runs", Path);
        Assert.Single(RunService.Queries);
    }

    [Theory]
    [InlineData("/runs", "/runs?columns=!name,gap")]
    [InlineData("/runs?columns=!name,l2", "/runs?columns=!name,l2")]
    public void Columns_are_remembered_unless_the_url_says_which(string url, string shown)
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        JSInterop.SetupModule("./Features/Runs/List/RunsTable.razor.js").Setup<string?>("recallColumns").SetResult("!name,gap");
        Navigation.NavigateTo(url);

        var page = Render<RunsPage>();

        page.WaitForAssertion(() => Assert.Equal(shown, Path));
    }

    [Fact]
    public void Filters_sorting_and_pages_are_links_and_the_page_follows_them()
    {
        RunService.Runs.AddRange(Enumerable.Range(0, 30).Select(i => RunFactory.Run($"r{i}")));
        var page = Render<RunsPage>();

        Assert.Contains(page.FindAll("a.filter-chip"), chip => chip.GetAttribute("href") == "/runs?status=running");
        Assert.Contains(page.FindAll("th a.sort"), link => link.GetAttribute("href") == "/runs?sort=gap");
        Assert.Contains(page.FindAll("a.pager-link"), link => link.GetAttribute("href") == "/runs?page=2");

        Navigation.NavigateTo("/runs?page=2");
        page.WaitForAssertion(() => Assert.Contains("26–30 of 30", page.Find(".pager-range").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, RunService.Queries[^1].Page);
    }

    [Fact]
    public void A_page_beyond_the_last_leads_to_the_last()
    {
        RunService.Runs.AddRange(Enumerable.Range(0, 30).Select(i => RunFactory.Run($"r{i}")));
        Navigation.NavigateTo("/runs?page=99");

        var page = Render<RunsPage>();

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll("tbody tr").Count));
        Assert.Equal("/runs?page=2", Path);
    }

    [Fact]
    public void A_search_that_found_nothing_is_cleared_in_the_same_box_without_a_newcomers_page_between()
    {
        RunService.Runs.Add(RunFactory.Run("moons"));
        Navigation.NavigateTo("/runs?query=zzzz");
        var page = Render<RunsPage>();
        Assert.Contains("No runs match", page.Markup, StringComparison.Ordinal);
        var box = page.FindComponent<QueryBox>().Instance;
        var seen = new List<string>();
        page.OnMarkupUpdated += (_, _) => seen.Add(page.Markup);

        page.Find("input[type=search]").Input("");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Same(box, page.FindComponent<QueryBox>().Instance);
        Assert.DoesNotContain(seen, markup => markup.Contains("first-visit", StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_that_cannot_be_read_is_corrected_in_the_box_it_came_with()
    {
        RunService.Runs.Add(RunFactory.Run("moons"));
        Navigation.NavigateTo("/runs?query=gap%20%3C");
        var page = Render<RunsPage>();
        var box = page.FindComponent<QueryBox>().Instance;

        page.Find("input[type=search]").Input("moon");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Same(box, page.FindComponent<QueryBox>().Instance);
    }

    [Fact]
    public async Task A_word_that_begins_a_condition_is_searched_for_by_enter_or_when_the_proposals_close()
    {
        RunService.Runs.AddRange([RunFactory.Run("noise"), RunFactory.Run("rings")]);
        var page = Render<RunsPage>();
        var box = page.FindComponent<QueryBox>();

        page.Find("input[type=search]").Input("noise");
        page.Find("input[type=search]").Input("noise > 0.");
        page.Find("input[type=search]").Input("noise");
        Assert.Single(RunService.Queries);
        Assert.Contains("Compare", page.Find(".page-header-actions").TextContent, StringComparison.Ordinal);
        await box.InvokeAsync(box.Instance.SubmitAsync);
        Assert.Equal("/runs?query=noise", Path);

        page.Find("input[type=search]").Input("ring");
        await box.InvokeAsync(box.Instance.SubmitAsync);
        page.Find("input[type=search]").Input("noise");
        await box.InvokeAsync(box.Instance.Close);
        page.WaitForAssertion(() => Assert.Equal("/runs?query=noise", Path));
    }

    [Fact]
    public void The_first_visit_brings_in_a_bundle_as_well()
    {
        var page = Render<RunsPage>();

        Assert.Equal("Import a run's bundle", page.Find(".first-visit a[href='/runs/import']").TextContent.Trim());
    }

    [Fact]
    public void Tags_that_have_no_room_are_counted_and_named_but_no_links()
    {
        RunService.Runs.AddRange([
            RunFactory.Run("a") with { Tags = ["lecture 3", "sweep-3", "best", "course"] },
            RunFactory.Run("b") with { Tags = ["a tag that is much longer than all the others"] },
        ]);

        var page = Render<RunsPage>();

        Assert.Equal(["lecture 3", "sweep-3"], page.FindAll("tr[data-run=a] a.run-tag").Select(tag => tag.TextContent));
        Assert.StartsWith("+2", page.Find("tr[data-run=a] .is-more").TextContent, StringComparison.Ordinal);
        Assert.Equal("Tags: lecture 3, sweep-3, best, course", page.Find("tr[data-run=a] .is-more").GetAttribute("title"));
        Assert.Single(page.FindAll("tr[data-run=b] a.run-tag"));
        Assert.Empty(page.FindAll("tr[data-run=b] .is-more"));
    }

    [Fact]
    public void A_box_on_a_group_ticks_all_its_runs()
    {
        RunService.Runs.AddRange([RunFactory.Run("a"), RunFactory.Run("b"), RunFactory.Run("c") with { HiddenSize = 128 }]);
        Navigation.NavigateTo("/runs?group=hiddenSize");
        var page = Render<RunsPage>();

        page.Find("input[aria-label='Select the 2 runs of 64']").Change(true);

        Assert.Equal("/runs?group=hiddenSize&selected=a,b", Path);
        Assert.Contains("2 runs selected", page.Find(".selection-bar").TextContent, StringComparison.Ordinal);
        page.Find("input[aria-label='Select the 2 runs of 64']").Change(false);
        Assert.Equal("/runs?group=hiddenSize", Path);
    }

    [Fact]
    public void Runs_of_equal_settings_go_by_what_their_names_have_in_common()
    {
        RunService.Runs.AddRange([RunFactory.Run("a") with { Name = "moons h32 s3" }, RunFactory.Run("b") with { Name = "moons h32 s1" }]);
        Navigation.NavigateTo("/runs?group=settings");

        var page = Render<RunsPage>();

        Assert.Equal("moons h32", page.Find(".group-title").TextContent);
    }

    [Fact]
    public void A_query_that_cannot_be_read_is_marked_and_asks_nothing()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        var page = Render<RunsPage>();

        page.Find("input[type=search]").Input("gap < 0.1 and hidenSize = 64");

        page.WaitForAssertion(() => Assert.Equal("hidenSize", page.Find(".query-error mark").TextContent));
        Assert.Contains("did you mean hiddenSize?", page.Find(".query-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("input[type=search]").GetAttribute("aria-invalid"));
        Assert.Single(page.FindAll("tbody tr"));
        Assert.Equal(("/", 1), (Path, RunService.Queries.Count));
    }

    [Fact]
    public void A_link_with_a_query_that_cannot_be_read_says_where_and_offers_the_way_out()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        Navigation.NavigateTo("/runs?query=gap%20%3C&status=failed");

        var page = Render<RunsPage>();

        Assert.Contains("A value for gap is missing", page.Find(".query-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("/runs?status=failed", page.Find(".empty-state a").GetAttribute("href"));
        Assert.Empty(RunService.Queries);
    }

    [Fact]
    public async Task Proposals_come_for_the_word_at_the_caret()
    {
        RunService.Runs.Add(RunFactory.Run("a") with { Tags = ["lecture 3"] });
        var page = Render<RunsPage>();
        var box = page.FindComponent<QueryBox>();

        await box.InvokeAsync(() => box.Instance.SuggestAsync("tag = lec", 9));

        Assert.Equal(["\"lecture 3\""], page.FindAll("[role=option]").Select(option => option.GetAttribute("data-text")));
        Assert.Equal("6", page.Find("[role=listbox]").GetAttribute("data-start"));
        Assert.Equal("true", page.Find("input[type=search]").GetAttribute("aria-expanded"));
        await box.InvokeAsync(box.Instance.Close);
        Assert.Empty(page.FindAll("[role=option]"));
    }

    [Fact]
    public void A_filter_that_nothing_fits_says_so_and_offers_to_clear_it()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        Navigation.NavigateTo("/runs?status=failed&tag=x");

        var page = Render<RunsPage>();

        Assert.Contains("No runs match", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
        Assert.Contains("status failed, tag x", page.Find(".empty-state").TextContent, StringComparison.Ordinal);
        Assert.Equal("/runs", page.Find(".empty-state a").GetAttribute("href"));
        Assert.Empty(page.FindAll(".first-visit"));
    }

    [Fact]
    public void An_error_is_said_and_can_be_tried_again()
    {
        RunService.Failure = new IOException("the disk is away");
        var page = Render<RunsPage>();
        Assert.Contains("the disk is away", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        RunService.Failure = null;
        RunService.Runs.Add(RunFactory.Run("a"));
        page.Find("[role=alert] button").Click();

        Assert.Empty(page.FindAll("[role=alert]"));
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public void Progress_renews_its_own_row_alone()
    {
        RunService.Runs.AddRange([RunFactory.Run("a", RunStatus.Running), RunFactory.Run("b")]);
        var page = Render<RunsPage>();

        RunService.Runs[0] = RunService.Runs[0] with { Epoch = 13 };
        Hub.Publish(new RunChange("a", 13, null, StateChanged: false));

        page.WaitForAssertion(() => Assert.Contains("13/20", page.Find("tr[data-run=a]").TextContent, StringComparison.Ordinal));
        Assert.Single(RunService.Queries);
        Assert.Equal(1, RunService.FindManyRequests);
    }

    [Fact]
    public void A_new_run_appears_and_the_selection_stays()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        var page = Render<RunsPage>();
        page.Find("tr[data-run=a] input[type=checkbox]").Change(true);

        RunService.Runs.Insert(0, RunFactory.Run("new", RunStatus.Queued));
        Hub.Publish(new RunChange("new", 0, null, StateChanged: true));

        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Equal("/runs?selected=a", Path);
        Assert.NotNull(page.Find("tr[data-run=a] input").GetAttribute("checked"));
    }

    [Fact]
    public void A_burst_of_changes_costs_few_readings()
    {
        RunService.Runs.Add(RunFactory.Run("a", RunStatus.Running));
        var page = Render<RunsPage>();

        for (var epoch = 13; epoch <= 20; epoch++)
        {
            RunService.Runs[0] = RunService.Runs[0] with { Epoch = epoch };
            Hub.Publish(new RunChange("a", epoch, null, StateChanged: false));
        }

        page.WaitForAssertion(() => Assert.Contains("20/20", page.Find("tr[data-run=a]").TextContent, StringComparison.Ordinal));
        Assert.InRange(RunService.FindManyRequests, 1, 3);
    }

    [Fact]
    public void Two_to_fifty_runs_can_be_compared()
    {
        RunService.Runs.AddRange(Enumerable.Range(0, 52).Select(i => RunFactory.Run($"r{i}")));
        Navigation.NavigateTo("/runs?pageSize=100");
        var page = Render<RunsPage>();
        page.Find("tr[data-run=r0] input").Change(true);
        Assert.Empty(page.FindAll("a[href^='/compare']"));

        Navigation.NavigateTo("/runs?pageSize=100&selected=" + string.Join(',', Enumerable.Range(0, 49).Select(i => $"r{i}")));
        page.WaitForAssertion(() => Assert.Contains("Compare (49)", page.Markup, StringComparison.Ordinal));
        page.Find("tr[data-run=r49] input").Change(true);

        page.WaitForAssertion(() => Assert.Contains("Compare (50)", page.Find("a[href^='/compare']").TextContent, StringComparison.Ordinal));
        Assert.Equal("/compare?runs=" + string.Join(',', Enumerable.Range(0, 50).Select(i => $"r{i}")), page.Find("a[href^='/compare']").GetAttribute("href"));
        page.Find("tr[data-run=r51] input").Change(true);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("a[href^='/compare']")));
        Assert.NotEmpty(page.FindAll("[title='Tick 2 to 50 runs to compare them']"));
        Assert.Single(RunService.Queries);
    }

    [Fact]
    public void A_running_run_can_be_cancelled_and_a_failed_one_continued()
    {
        RunService.Runs.AddRange([RunFactory.Run("a", RunStatus.Running), RunFactory.Run("b", RunStatus.Failed) with { Epoch = 3 }]);
        var page = Render<RunsPage>();

        page.Find("button[aria-label='Cancel run a']").Click();
        page.Find("button[aria-label='Continue run b']").Click();

        Assert.Equal(["cancel a", "resume b"], RunService.Actions);
        Assert.Empty(page.FindAll("button[aria-label='Put run a into the trash']"));
    }

    [Fact]
    public async Task A_page_that_is_left_listens_no_more()
    {
        RunService.Runs.Add(RunFactory.Run("a"));
        Render<RunsPage>();
        Assert.Equal(1, Hub.Subscribers);

        await DisposeComponentsAsync();

        Assert.Equal(0, Hub.Subscribers);
    }
}
