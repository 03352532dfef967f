using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace Workbook;

/// <summary>
/// Makes <see cref="SimdProducts"/> MathNet's provider when this library is loaded. MathNet's managed provider is sealed, and its
/// interface has 115 methods of which we replace two: a class made at run time hands the others on.
/// </summary>
internal static class ProviderInstaller
{
#pragma warning disable CA2255 // Loading the library must be enough: a notebook has no other place to say it.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Install() => LinearAlgebraControl.Provider = Create();

    private static ILinearAlgebraProvider Create()
    {
        var type = AssemblyBuilder
            .DefineDynamicAssembly(new AssemblyName("Workbook.LinearAlgebra"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Workbook.LinearAlgebra")
            .DefineType(
                "SimdLinearAlgebraProvider",
                TypeAttributes.Public | TypeAttributes.Sealed,
                typeof(SimdProducts),
                [typeof(ILinearAlgebraProvider)]
            );
        foreach (
            var method in typeof(ILinearAlgebraProvider)
                .GetInterfaces()
                .Append(typeof(ILinearAlgebraProvider))
                .SelectMany(i => i.GetMethods())
        )
        {
            Type[] parameters = [.. method.GetParameters().Select(p => p.ParameterType)];
            if (typeof(SimdProducts).GetMethod(method.Name, parameters) is null)
            {
                HandOn(type, method, parameters);
            }
        }
        return (ILinearAlgebraProvider)Activator.CreateInstance(type.CreateType())!;
    }

    private static void HandOn(TypeBuilder type, MethodInfo method, Type[] parameters)
    {
        var il = type.DefineMethod(
                method.Name,
                MethodAttributes.Public | MethodAttributes.Virtual,
                method.ReturnType,
                parameters
            )
            .GetILGenerator();
        il.Emit(
            OpCodes.Call,
            typeof(ManagedLinearAlgebraProvider).GetProperty(nameof(ManagedLinearAlgebraProvider.Instance))!.GetMethod!
        );
        for (short i = 1; i <= parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg, i);
        }

        il.Emit(OpCodes.Callvirt, method);
        il.Emit(OpCodes.Ret);
    }
}
