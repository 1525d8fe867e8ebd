using System.Reflection;
using NetArchTest.Rules;
using RealNvp.Data.Runs;
using RealNvp.Engine.Specs;
using RealNvp.Web.Features.Runs;

namespace RealNvp.Web.Tests.Architecture;

/// <summary>Which room may know which: see CONTRIBUTING.md.</summary>
public class ArrowTests
{
    private static readonly Assembly Engine = typeof(RunSpec).Assembly;
    private static readonly Assembly Data = typeof(IRunStore).Assembly;
    private static readonly Assembly Web = typeof(IRunService).Assembly;

    [Theory]
    [InlineData("RealNvp.Data")]
    [InlineData("RealNvp.Web")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.AspNetCore")]
    public void The_engine_knows_nothing_of(string other) => AssertNoReference(Engine, other);

    [Theory]
    [InlineData("RealNvp.Engine")]
    [InlineData("RealNvp.Web")]
    [InlineData("TorchSharp")]
    [InlineData("Microsoft.AspNetCore")]
    public void The_data_know_nothing_of(string other) => AssertNoReference(Data, other);

    [Fact]
    public void The_host_does_not_touch_the_native_library() => AssertNoReference(Web, "TorchSharp");

    [Theory]
    [InlineData("RealNvp.Web.Charts")]
    [InlineData("RealNvp.Web.Ui")]
    public void Charts_and_controls_know_no_feature(string room) =>
        AssertHolds(Types.InAssembly(Web).That().ResideInNamespaceStartingWith(room)
            .ShouldNot().HaveDependencyOnAny("RealNvp.Web.Features", "RealNvp.Web.Queue", "RealNvp.Web.Shell"));

    [Fact]
    public void The_queue_knows_no_feature() =>
        AssertHolds(Types.InAssembly(Web).That().ResideInNamespaceStartingWith("RealNvp.Web.Queue")
            .ShouldNot().HaveDependencyOn("RealNvp.Web.Features"));

    [Fact]
    public void Training_knows_evaluators_by_their_contract_alone() =>
        AssertHolds(Types.InAssembly(Engine).That().ResideInNamespaceStartingWith("RealNvp.Engine.Training")
            .Or().ResideInNamespaceStartingWith("RealNvp.Engine.Evaluation")
            .Or().ResideInNamespaceStartingWith("RealNvp.Engine.Checkpoints")
            .Or().ResideInNamespaceStartingWith("RealNvp.Engine.Export")
            .Or().ResideInNamespaceStartingWith("RealNvp.Engine.Flows")
            .ShouldNot().HaveDependencyOnAny("TorchSharp", "RealNvp.Engine.Torch", "RealNvp.Engine.Cli"));

    [Fact]
    public void Entities_and_contexts_stay_inside_the_data() =>
        AssertHolds(Types.InAssembly(Data).That().HaveNameEndingWith("Entity").Or().HaveNameEndingWith("Context")
            .ShouldNot().BePublic());

    [Fact]
    public void No_tensor_leaves_the_engine()
    {
        var exposed = Engine.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(member => SignatureOf(member).Any(type => type.Assembly.GetName().Name == "TorchSharp"))
            .Select(member => $"{member.DeclaringType}.{member.Name}");

        Assert.Empty(exposed);
    }

    [Fact]
    public void Nothing_is_called_like_the_root_namespace() =>
        Assert.DoesNotContain(
            new[] { Engine, Data, Web }.SelectMany(assembly => assembly.GetTypes()),
            type => type.Name == "RealNvp");

    [Fact]
    public void Routed_components_are_called_pages() =>
        Assert.All(
            Web.GetTypes().Where(type => type.GetCustomAttributes<Microsoft.AspNetCore.Components.RouteAttribute>().Any()),
            type => Assert.EndsWith("Page", type.Name, StringComparison.Ordinal));

    private static void AssertNoReference(Assembly from, string to) =>
        Assert.DoesNotContain(
            from.GetReferencedAssemblies().Select(name => name.Name!),
            name => name == to || name.StartsWith(to + ".", StringComparison.Ordinal));

    private static void AssertHolds(ConditionList rule)
    {
        var result = rule.GetResult();
        Assert.True(result.IsSuccessful, string.Join(Environment.NewLine, result.FailingTypeNames ?? []));
    }

    private static IEnumerable<Type> SignatureOf(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Select(p => p.ParameterType)
            .Append((method as MethodInfo)?.ReturnType ?? typeof(void)).SelectMany(Unwrap),
        PropertyInfo property => Unwrap(property.PropertyType),
        FieldInfo field => Unwrap(field.FieldType),
        _ => [],
    };

    private static IEnumerable<Type> Unwrap(Type type) =>
        type.HasElementType ? Unwrap(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Append(type)
        : [type];
}
