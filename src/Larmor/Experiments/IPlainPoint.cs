namespace Larmor.Experiments;

/// <summary>
/// Marks what one point of a measurement gives as plain data: numbers, words, and records and lists of them, all of it in constructor parameters
/// and <c>init</c> members. An executor may write it down and give it back on another day as if it had just been computed.
/// </summary>
public interface IPlainPoint;
