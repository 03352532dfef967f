using System.Reactive.Disposables;
using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.Utility;
using Workbook.Engine.Consoles;
using Workbook.Engine.Display;
using Workbook.Engine.Languages;
using Workbook.Engine.Results;
using InteractiveKernel = Microsoft.DotNet.Interactive.Kernel;

namespace Workbook.Engine.Interactive;

/// <summary>The notebook as .NET Interactive's API sees it. <see cref="InteractiveVocabulary"/> finds it by its name.</summary>
internal sealed class InteractiveSession : IInteractiveSession
{
    private readonly CompositeKernel _root = [];
    private readonly LanguageKernel _csharp;

    static InteractiveSession()
    {
        KeepConsole();
        KeepDisplays();
    }

    public InteractiveSession(LanguageTable languages)
    {
        foreach (var language in languages.All)
        {
            _root.Add(new LanguageKernel(language), language.Names.Skip(1));
        }
        _root.DefaultKernelName = languages.CSharp.Names[0];
        _csharp = (LanguageKernel)_root.FindKernelByName(_root.DefaultKernelName);
        _root.RegisterCommandHandler<RequestInput>(Ask);
        _root.RegisterCommandHandler<RequestInputs>(Ask);
        _root.RegisterCommandHandler<SendEditableCode>(ShowCode);
    }

    public IDisposable Enter(CellContext cell, string code, CancellationToken interrupt)
    {
        if (KernelInvocationContext.Current is { IsComplete: false })
        {
            return Disposable.Empty;
        }
        var command = new SubmitCode(code, _csharp.Name);
        var context = KernelInvocationContext.GetOrCreateAmbientContext(command);
        _csharp.Enter(command, context);
        return new CompositeDisposable(
            interrupt.Register(() => context.Fail(command, null, "The cell was interrupted.")),
            context.KernelEvents.Subscribe(happened => Show(cell, happened)),
            context
        );
    }

    public async Task LoadExtensionAsync(string path, Func<string, Assembly> load)
    {
        if (Path.GetExtension(path) == ".dib")
        {
            await _root.LoadAndRunInteractiveDocument(new FileInfo(path));
            return;
        }
        foreach (var type in load(path).GetTypes().Where(IsExtension))
        {
            await ((IKernelExtension)Activator.CreateInstance(type)!).OnLoadAsync(_root);
        }
    }

    private static bool IsExtension(Type type) => type.IsAssignableTo(typeof(IKernelExtension)) && !type.IsAbstract;

    private static void Show(CellContext cell, KernelEvent happened)
    {
        switch (happened)
        {
            case StandardOutputValueProduced text:
                cell.Console.Write(ConsoleStream.Output, Text(text));
                break;
            case StandardErrorValueProduced text:
                cell.Console.Write(ConsoleStream.Error, Text(text));
                break;
            case ErrorProduced error:
                cell.Console.Write(ConsoleStream.Error, error.Message + "\n");
                break;
            case DisplayedValueUpdated shown:
                cell.Console.Flush();
                cell.Output.Update(Data(shown));
                break;
            case DisplayedValueProduced or ReturnValueProduced:
                cell.Console.Flush();
                cell.Output.Display(Data((DisplayEvent)happened));
                break;
        }
    }

    private static string Text(DisplayEvent shown) => shown.FormattedValues.First().Value;

    private static DisplayData Data(DisplayEvent shown) =>
        shown.Value is null
            ? ValueFormatter.Bundle(shown.FormattedValues.Select(form => (form.MimeType, form.Value)), shown.ValueId)
            : FormatterDisplays.Format(shown.Value, shown.FormattedValues, shown.ValueId);

    private static Task Ask(RequestInput command, KernelInvocationContext context)
    {
        context.Publish(new InputProduced(Ask(command.Prompt, command.IsPassword), command));
        return Task.CompletedTask;
    }

    private static Task Ask(RequestInputs command, KernelInvocationContext context)
    {
        var answers = command.Inputs.ToDictionary(
            input => input.Name,
            input => Ask(input.Prompt, input.TypeHint == "password")
        );
        context.Publish(new InputsProduced(answers, command));
        return Task.CompletedTask;
    }

    private static string Ask(string prompt, bool isPassword) =>
        CellHelpers.GetInputAsync(prompt, isPassword).GetAwaiter().GetResult();

    /// <summary>A new cell is the client's to make; the reader can take the code from here.</summary>
    private static Task ShowCode(SendEditableCode command, KernelInvocationContext context)
    {
        var cell = CellContext.Current!;
        cell.Console.Flush();
        cell.Output.Display(
            ValueFormatter.Bundle([
                ("text/markdown", $"Code for a new cell:\n\n```{command.KernelName}\n{command.Code}\n```"),
                ("text/plain", command.Code),
            ])
        );
        return Task.CompletedTask;
    }

    /// <summary>The first context takes over the console of the process, the last gives it back: one that stays lets cells keep theirs.</summary>
    private static void KeepConsole()
    {
        var (output, error) = (Console.Out, Console.Error);
        ConsoleOutput.Subscribe(_ => Disposable.Empty);
        Console.SetOut(output);
        Console.SetError(error);
    }

    /// <summary>
    /// What cells display with the formatting library is shown already, by <see cref="FormatterDisplays"/>. The kernels of .NET Interactive
    /// would show it again, and offer no way to leave it. Their last release is the one that is used here.
    /// </summary>
    private static void KeepDisplays()
    {
        const BindingFlags Hidden = BindingFlags.Static | BindingFlags.NonPublic;
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(InteractiveKernel).TypeHandle);
        var show = typeof(InteractiveKernel).GetMethod("OnDisplayedValue", Hidden)!;
        typeof(Formatter)
            .GetEvent("OnFormatterEvent", Hidden)!
            .GetRemoveMethod(nonPublic: true)!
            .Invoke(null, [show.CreateDelegate<Action<Microsoft.DotNet.Interactive.Formatting.DisplayedValue>>()]);
    }
}
