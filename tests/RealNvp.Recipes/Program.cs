using RealNvp.Recipes;

return await RecipesCommand.Create().Parse(args).InvokeAsync();
