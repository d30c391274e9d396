using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Huiyin.Tests.Infrastructure;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory once on each engine: <c>[Theory, OnBothEngines] Task A_sentence(Engine engine)</c>. Further values
/// follow the engine: <c>[OnBothEngines("repair", 24)]</c>, as often as there are cases.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothEnginesAttribute(params object?[] values) : DataAttribute
{
    public IReadOnlyList<object?> Values { get; } = values;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    ) => new([Row(Engine.Sqlite, skip: null), Row(Engine.Postgres, PostgresServer.WhyNot)]);

    public override bool SupportsDiscoveryEnumeration() => true;

    private TheoryDataRow Row(Engine engine, string? skip) => new([engine, .. Values]) { Skip = skip };
}
