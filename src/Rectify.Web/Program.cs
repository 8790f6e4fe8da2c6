using Rectify.Web.Commands;

return await RectifyCommand.Create().Parse(args).InvokeAsync(RectifyCommand.Invocation);
