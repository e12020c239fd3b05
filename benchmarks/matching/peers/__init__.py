"""Others who link records, each as its documentation recommends, on the same cards and tables as we."""
