using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Huiyin.Tests.Architecture;

/// <summary>One type of the product speaking of another, in a signature or inside a method.</summary>
internal sealed record TypeUse(Type From, Type To)
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Every use of one type of the assembly by another.</summary>
    public static IReadOnlyCollection<TypeUse> AllIn(Assembly assembly)
    {
        var uses = new HashSet<TypeUse>();
        foreach (var type in assembly.GetTypes())
        {
            var from = Written(type);
            foreach (var to in MentionedBy(type).SelectMany(Parts).Where(to => to.Assembly == assembly).Select(Written))
                uses.Add(new TypeUse(from, to));
        }
        return uses;
    }

    /// <summary>The type that somebody wrote: closures and state machines belong to the one around them.</summary>
    public static Type Written(Type type)
    {
        while (type.DeclaringType is { } around)
            type = around;
        return type;
    }

    /// <summary>Made by the compiler, for nobody to name.</summary>
    public static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static IEnumerable<Type?> MentionedBy(Type type) =>
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(Declared).Select(field => field.FieldType),
            .. type.GetCustomAttributesData().SelectMany(MentionedBy),
            .. type.GetMethods(Declared).SelectMany(method => MentionedBy(method).Append(method.ReturnType)),
            .. type.GetConstructors(Declared).SelectMany(MentionedBy),
        ];

    private static IEnumerable<Type?> MentionedBy(CustomAttributeData attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Value as Type).Append(attribute.AttributeType);

    private static IEnumerable<Type?> MentionedBy(MethodBase method) =>
        [
            .. method.GetParameters().Select(parameter => parameter.ParameterType),
            .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
            .. Operands(method).SelectMany(MentionedBy),
        ];

    private static IEnumerable<Type?> MentionedBy(MemberInfo member) =>
        member switch
        {
            Type type => [type],
            FieldInfo field => [field.DeclaringType, field.FieldType],
            MethodInfo method => [method.DeclaringType, method.ReturnType, .. Arguments(method)],
            _ => [member.DeclaringType],
        };

    private static Type[] Arguments(MethodInfo method) => method.IsGenericMethod ? method.GetGenericArguments() : [];

    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return [];
        if (type.HasElementType)
            return Parts(type.GetElementType());
        return type.IsGenericType
            ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
            : [type];
    }

    /// <summary>The types, fields and methods that the code of a method names.</summary>
    private static List<MemberInfo> Operands(MethodBase method)
    {
        var found = new List<MemberInfo>();
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < code.Length; )
        {
            var opCode = code[at] == 0xFE ? Codes[(short)(0xFE00 | code[at + 1])] : Codes[code[at]];
            at += opCode.Size;
            if (
                opCode.OperandType
                is OperandType.InlineMethod
                    or OperandType.InlineField
                    or OperandType.InlineType
                    or OperandType.InlineTok
            )
                found.Add(method.Module.ResolveMember(BitConverter.ToInt32(code, at), typeArguments, methodArguments)!);
            at += Size(opCode.OperandType, code, at);
        }
        return found;
    }

    private static int Size(OperandType operand, byte[] code, int at) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
            _ => 4,
        };
}
