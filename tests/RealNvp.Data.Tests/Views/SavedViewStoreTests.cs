using RealNvp.Data.Views;

namespace RealNvp.Data.Tests.Views;

public class SavedViewStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Views_come_back_by_name_whatever_its_letters_case()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var views = studio.Get<ISavedViewStore>();
        foreach (var name in new[] { "rings", "Best moons", "all" })
        {
            Assert.NotNull(await views.TryCreateAsync(name, "query=" + name, Token));
        }

        Assert.Equal(["all", "Best moons", "rings"], (await views.ListAsync(Token)).Select(view => view.Name));
    }

    [Fact]
    public async Task A_name_is_there_once_whatever_its_letters_case()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var views = studio.Get<ISavedViewStore>();
        var first = (await views.TryCreateAsync("Übung", "a", Token))!;
        var second = (await views.TryCreateAsync("b", "b", Token))!;

        Assert.Null(await views.TryCreateAsync("ÜBUNG", "c", Token));
        Assert.Null(await views.TryChangeAsync(second.Id, "übung", null, Token));
        Assert.Equal("ÜBUNG", (await views.TryChangeAsync(first.Id, "ÜBUNG", null, Token))!.Name);
        Assert.Equal("b", (await views.FindAsync(second.Id, Token))!.Name);
    }

    [Fact]
    public async Task What_is_not_changed_stays_and_the_time_of_the_change_is_kept()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var views = studio.Get<ISavedViewStore>();
        var view = (await views.TryCreateAsync("a", "sort=gap", Token))!;

        studio.Clock.Advance(TimeSpan.FromMinutes(1));
        var renamed = (await views.TryChangeAsync(view.Id, "b", null, Token))!;
        var redirected = (await views.TryChangeAsync(view.Id, null, "sort=name", Token))!;

        Assert.Equal(("b", "sort=gap"), (renamed.Name, renamed.Query));
        Assert.Equal(("b", "sort=name"), (redirected.Name, redirected.Query));
        Assert.Equal(view.CreatedAt, redirected.CreatedAt);
        Assert.True(redirected.ChangedAt > view.ChangedAt);
        Assert.Null(await views.TryChangeAsync("nosuchview", "c", null, Token));
    }

    [Fact]
    public async Task A_deleted_view_comes_back_as_it_was_unless_its_name_is_taken()
    {
        await using var studio = await StudioFixture.CreateAsync();
        var views = studio.Get<ISavedViewStore>();
        var view = (await views.TryCreateAsync("a", "sort=gap", Token))!;

        var deleted = (await views.DeleteAsync(view.Id, Token))!;
        Assert.Null(await views.DeleteAsync(view.Id, Token));
        Assert.True(await views.TryRestoreAsync(deleted, Token));
        Assert.Equal(view, await views.FindAsync(view.Id, Token));

        await views.DeleteAsync(view.Id, Token);
        await views.TryCreateAsync("A", "", Token);
        Assert.False(await views.TryRestoreAsync(deleted, Token));
    }
}
