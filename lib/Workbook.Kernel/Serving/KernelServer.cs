using System.Net;
using System.Text.Json.Nodes;
using Workbook.Engine;
using Workbook.Kernel.Handlers;
using Workbook.Kernel.Logging;
using Workbook.Kernel.Messages;
using Workbook.Kernel.Wire;

namespace Workbook.Kernel.Serving;

/// <summary>The five sockets of a Jupyter kernel, and the table from message type to handler.</summary>
internal sealed class KernelServer
{
    private static readonly TimeSpan SubscriberPatience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FlushPatience = TimeSpan.FromSeconds(1);

    private readonly MessageCodec _codec;
    private readonly PublisherSocket _publisher;
    private readonly RouterSocket _shell,
        _control;
    private readonly HeartbeatSocket _heartbeat;
    private readonly StdinChannel _stdin;
    private readonly Iopub _iopub;
    private readonly Executions _executions;
    private readonly WorkQueue _cells,
        _language = new("language");
    private readonly Dictionary<string, Route> _routes;
    private readonly WarmUp _warmUp;
    private readonly ManualResetEventSlim _stopped = new();
    private bool _outOfMemory;

    /// <param name="cells">Where cells are executed, one after the other.</param>
    /// <exception cref="System.Net.Sockets.SocketException">A port is taken.</exception>
    public KernelServer(ConnectionFile file, Lazy<CSharpEngine> engine, WorkQueue cells)
    {
        _cells = cells;
        _warmUp = new WarmUp(engine, _language);
        _codec = new MessageCodec(file.Key);
        _publisher = new PublisherSocket("iopub", At(file.IoPub));
        _shell = new RouterSocket("shell", At(file.Shell), (client, frames) => Receive(_shell!, client, frames));
        _control = new RouterSocket(
            "control",
            At(file.Control),
            (client, frames) => Receive(_control!, client, frames)
        );
        _heartbeat = new HeartbeatSocket("heartbeat", At(file.Heartbeat));
        _stdin = new StdinChannel(_codec, At(file.Stdin));
        _iopub = new Iopub(_publisher, _codec);

        var history = new History();
        var comms = new Comms(_iopub);
        var assistance = new Assistance(engine);
        _executions = new Executions(engine, _iopub, _stdin, history);
        _routes = new()
        {
            ["kernel_info_request"] = new(KernelInfo.Handle),
            ["execute_request"] = new(_executions.Handle, _cells),
            ["complete_request"] = new(assistance.Complete, _language),
            ["inspect_request"] = new(assistance.Inspect, _language),
            ["is_complete_request"] = new(assistance.IsComplete, _language),
            ["interrupt_request"] = new(_executions.Interrupt),
            ["history_request"] = new(history.Handle),
            ["comm_info_request"] = new(comms.Info),
            ["comm_open"] = new(comms.Open),
            ["comm_msg"] = new(comms.Ignore),
            ["comm_close"] = new(comms.Ignore),
            ["shutdown_request"] = new(Shutdown),
        };

        IPEndPoint At(int port) => new(file.Address, port);
    }

    /// <summary>Serves until a client asks for shutdown.</summary>
    /// <exception cref="OutOfMemoryException">Sooner, since a cell has used up the memory.</exception>
    public void Run()
    {
        foreach (var socket in new ServerSocket[] { _publisher, _heartbeat, _stdin.Socket, _control, _shell })
        {
            socket.Start();
        }

        _warmUp.Rest();
        _iopub.PublishStatus("starting", parent: null);
        _stopped.Wait();
        foreach (var socket in new ServerSocket[] { _shell, _control, _publisher })
        {
            socket.Flush(FlushPatience);
        }

        if (_outOfMemory)
        {
            throw new OutOfMemoryException();
        }
    }

    /// <summary>To be called when the process is about to end: tells the clients if a cell is running and nobody has asked for shutdown.</summary>
    public void ExplainEnd()
    {
        if (!_stopped.IsSet)
        {
            _executions.ExplainEnd();
            _publisher.Flush(FlushPatience);
        }
    }

    private void Receive(RouterSocket channel, byte[] client, byte[][] frames)
    {
        Request request;
        try
        {
            request = _codec.Decode(client, frames);
        }
        catch (InvalidMessageException exception)
        {
            Log.Write($"dropped {exception.Message}");
            return;
        }
        if (!_routes.TryGetValue(request.Type, out var route))
        {
            Log.Write($"dropped a message of the unknown type '{request.Type}'");
            return;
        }
        // A client whose iopub connects last would miss the first cell's output.
        _publisher.WaitForSubscriber(SubscriberPatience);
        if (route.Queue is null)
        {
            Answer(channel, request, route);
        }
        else
        {
            if (route.Queue == _cells)
            {
                _executions.Enqueue(request);
            }
            else
            {
                _warmUp.Hurry();
            }

            route.Queue.Add(() =>
            {
                Answer(channel, request, route);
                if (route.Queue == _cells)
                {
                    _warmUp.NextCell();
                }
            });
        }
    }

    private void Answer(RouterSocket channel, Request request, Route route)
    {
        try
        {
            _iopub.PublishStatus("busy", request.Header);
            var reply = Handle(request, route);
            if (reply is not null)
            {
                channel.Send(request.Identity, _codec.Encode(ReplyType(request.Type), reply, request.Header, out _));
            }

            _iopub.PublishStatus("idle", request.Header);
            _outOfMemory |= _executions.IsOutOfMemory;
        }
        catch (OutOfMemoryException)
        {
            _outOfMemory = true;
        }
        if (request.Type == "shutdown_request" || _outOfMemory)
        {
            _stopped.Set();
        }
    }

    private static JsonObject? Handle(Request request, Route route)
    {
        try
        {
            return route.Handle(request);
        }
        catch (Exception exception)
        {
            if (exception is not InvalidRequestException)
            {
                Log.Write($"{request.Type} failed: {exception}");
            }

            return Replies.Error(exception);
        }
    }

    private JsonObject Shutdown(Request request)
    {
        var reply = Replies.Ok();
        reply["restart"] = request.Flag("restart", false);
        _iopub.Publish("shutdown_reply", (JsonObject)reply.DeepClone(), request.Header);
        return reply;
    }

    private static string ReplyType(string requestType) => requestType.Replace("_request", "_reply");
}
