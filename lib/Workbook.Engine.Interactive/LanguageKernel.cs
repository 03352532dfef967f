using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.DotNet.Interactive.ValueSharing;
using Workbook.Engine.Consoles;
using Workbook.Engine.Languages;
using Workbook.Engine.Results;
using InteractiveKernel = Microsoft.DotNet.Interactive.Kernel;

namespace Workbook.Engine.Interactive;

/// <summary>One language of the notebook, as the commands of .NET Interactive address it.</summary>
internal sealed class LanguageKernel(ICellLanguage language)
    : InteractiveKernel(language.Names[0]),
        IKernelCommandHandler<SubmitCode>,
        IKernelCommandHandler<RequestValue>,
        IKernelCommandHandler<RequestValueInfos>,
        IKernelCommandHandler<SendValue>
{
    /// <summary>Makes this <c>Kernel.Current</c>.</summary>
    public void Enter(KernelCommand command, KernelInvocationContext context) => SetHandlingKernel(command, context);

    public async Task HandleAsync(SubmitCode command, KernelInvocationContext context)
    {
        var cell = CellContext.Current ?? throw NoCell();
        DisplayData? result;
        try
        {
            result = await language.RunAsync(cell, command.Code, "", context.CancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            cell.Console.Write(ConsoleStream.Error, Describe(exception) + "\n");
            throw;
        }
        if (result is { } shown)
        {
            context.Publish(
                new ReturnValueProduced(
                    null,
                    command,
                    [.. shown.Data.Select(form => new FormattedValue(form.Key, form.Value!.ToString()))],
                    shown.DisplayId
                )
            );
        }
    }

    public Task HandleAsync(RequestValue command, KernelInvocationContext context)
    {
        if (!language.TryGet(command.Name, out var value))
        {
            throw new InvalidOperationException($"{Name} has no variable {command.Name}.");
        }
        context.Publish(
            new ValueProduced(
                value,
                command.Name,
                FormattedValue.CreateSingleFromObject(value, command.MimeType),
                command
            )
        );
        return Task.CompletedTask;
    }

    public Task HandleAsync(RequestValueInfos command, KernelInvocationContext context)
    {
        var infos = language.Variables.Select(name =>
        {
            language.TryGet(name, out var value);
            return new KernelValueInfo(
                name,
                FormattedValue.CreateSingleFromObject(value, command.MimeType),
                value?.GetType() ?? typeof(object)
            );
        });
        context.Publish(new ValueInfosProduced([.. infos], command));
        return Task.CompletedTask;
    }

    public Task HandleAsync(SendValue command, KernelInvocationContext context) =>
        SetValueAsync(
            command,
            context,
            (name, value, _) =>
                language.TryDeclare(name, value)
                    ? Task.CompletedTask
                    : throw new InvalidOperationException($"{Name} has no variables.")
        );

    // The command's result carries the exception, which most cells do not look at.
    private static string Describe(Exception exception) =>
        exception is CellException { Error: var error }
            ? string.Join('\n', error.Traceback)
            : $"{exception.GetType().Name}: {exception.Message}";

    private static InvalidOperationException NoCell() => new("Code can be submitted by a cell only.");
}
